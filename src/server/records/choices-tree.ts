import { parse, stringify } from 'yaml'
import { isJsonObject } from '#domain/text/json-object.ts'
import type { TreeNode } from '#domain/contract/templates.ts'

export const yamlOfTree = (tree: readonly TreeNode[]): string => stringify(tree)

type Json = { readonly [key: string]: unknown }

/**
 * Adds the form that a choice tree lacks, JSON or YAML. Invalid trees stay; the schema reports them.
 */
export function withBothTrees(json: unknown): unknown {
  if (!isJsonObject(json) || !Array.isArray(json.templates)) return json
  return { ...json, templates: json.templates.map(templateWithBoth) }
}

function templateWithBoth(template: unknown): unknown {
  const constraints = isJsonObject(template) ? template.constraints : null
  if (!isJsonObject(constraints) || constraints.annotation_type !== 'tree_choice') return template
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

/** Invalid YAML gives undefined; YAML that is not a tree is returned as parsed. */
function treeOfYaml(text: string): unknown {
  try {
    // An alias may refer to its own parent: JSON.stringify throws, so no reader of the tree loops.
    const read: unknown = JSON.parse(JSON.stringify(parse(text)))
    return nodesOf(read)
  } catch {
    return undefined
  }
}

const nodesOf = (nodes: unknown): unknown => (Array.isArray(nodes) ? nodes.map(nodeOf) : nodes)

/** YAML may give a choice as a text, or without id or label; each then serves as the other. */
function nodeOf(node: unknown): unknown {
  if (typeof node === 'string') return { id: node, label: node }
  if (!isJsonObject(node)) return node
  const { id, label, children, ...more } = node
  return {
    ...more,
    id: id ?? label,
    label: label ?? id,
    ...(children === undefined || children === null ? {} : { children: nodesOf(children) }),
  }
}
