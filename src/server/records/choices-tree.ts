import { parse, stringify } from 'yaml'
import type { TreeNode } from '#domain/contract/queues.ts'

/** A tree of choices as people write it down. */
export const yamlOfTree = (tree: readonly TreeNode[]): string => stringify(tree)

type Json = { readonly [key: string]: unknown }
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The content of a `queue.json` whose templates have their trees of choices in both forms, where
 * it gives one. What is no tree stays as it is: the schema says what is wrong with it.
 */
export function withBothTrees(json: unknown): unknown {
  if (!isObject(json) || !Array.isArray(json.templates)) return json
  return { ...json, templates: json.templates.map(templateWithBoth) }
}

function templateWithBoth(template: unknown): unknown {
  const constraints = isObject(template) ? template.constraints : null
  if (!isObject(constraints) || constraints.annotation_type !== 'tree_choice') return template
  return { ...(template as Json), constraints: { ...constraints, ...bothTrees(constraints) } }
}

function bothTrees({ choices_tree: tree, choices_tree_yaml: text }: Json): Json {
  const hasTree = tree !== undefined && tree !== null
  const hasText = text !== undefined && text !== null
  if (hasTree && hasText) return {}
  if (hasTree) return { choices_tree_yaml: stringify(tree) }
  if (typeof text === 'string') return { choices_tree: treeOfYaml(text) }
  return hasText ? {} : { choices_tree: [], choices_tree_yaml: stringify([]) }
}

/** What the YAML is no tree of stays as it is read, or is nothing where it cannot be read. */
function treeOfYaml(text: string): unknown {
  try {
    // Through JSON: what names itself ends here, not in whoever walks the tree.
    const read: unknown = JSON.parse(JSON.stringify(parse(text)))
    return nodesOf(read)
  } catch {
    return undefined
  }
}

const nodesOf = (nodes: unknown): unknown => (Array.isArray(nodes) ? nodes.map(nodeOf) : nodes)

/** A choice that is written as a text alone, or without id or label, is called what it says. */
function nodeOf(node: unknown): unknown {
  if (typeof node === 'string') return { id: node, label: node }
  if (!isObject(node)) return node
  const { id, label, children, ...more } = node
  return {
    ...more,
    id: id ?? label,
    label: label ?? id,
    ...(children === undefined || children === null ? {} : { children: nodesOf(children) }),
  }
}
