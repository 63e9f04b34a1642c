import { z } from 'zod'
import { newKey, type DraftNode } from './configuration.ts'
import { filterTypes, maxTreeDepth, maxTreeNodes, type FilterType } from './contract.ts'
import { readCurl } from './read-curl.ts'

/** Why a text cannot be pasted; `where` is the path of the node that is wrong, joined with dots. */
export type PasteRefusal = {
  readonly refused: keyof typeof pasteRefusalText
  readonly where: string
}

/** What is said of a text that cannot be pasted. */
export const pasteRefusalText = {
  no_json: () => 'The clipboard holds no filter tree as JSON.',
  no_body: () => 'This cURL line sends no body.',
  no_tree: () => 'This JSON holds no filter tree.',
  by_ids: () => 'This request selects by record IDs. Paste it under Record IDs.',
  wrong_node: (where: string) => `A node is none of filter, and, or, not: ${where || 'the root'}.`,
  wrong_filter: (where: string) => `A filter cannot be read: ${where}.`,
  too_many: () => `A tree has ${maxTreeNodes.toLocaleString('en')} nodes at most.`,
  too_deep: () => `A tree is ${maxTreeDepth} levels deep at most.`,
} as const satisfies Readonly<Record<string, (where: string) => string>>

/**
 * Nodes as the API's own JSON: one as a tree, several as a list of trees. Leaves are as they are,
 * complete or not, and `muted` and `collapsed` go along.
 */
export function copyNodes(nodes: readonly DraftNode[]): string {
  const trees = nodes.map(plain)
  return JSON.stringify(trees.length === 1 ? trees[0] : trees, null, 2)
}

function plain(node: DraftNode): object {
  const { key: _, ...rest } = node
  const marks = {
    ...(rest.muted ? { muted: true } : {}),
    ...(rest.collapsed ? { collapsed: true } : {}),
  }
  if ('filter' in rest) return { filter: rest.filter, ...marks }
  if ('and' in rest) return { and: rest.and.map(plain), ...marks }
  if ('or' in rest) return { or: rest.or.map(plain), ...marks }
  return { not: rest.not && plain(rest.not), ...marks }
}

/**
 * Reads nodes from a text: what `copyNodes` wrote, a tree or a filter of the API, a body that holds
 * one (of an export, a count, a search), or a cURL line that sends one. What cannot be understood in
 * full is refused as a whole.
 */
export function pasteNodes(text: string): { readonly nodes: readonly DraftNode[] } | PasteRefusal {
  const curl = readCurl(text)
  if (curl && curl.body === null) return refuse('no_body')
  let json: unknown
  try {
    json = JSON.parse(curl?.body ?? text)
  } catch {
    return refuse('no_json')
  }
  const found = treesIn(json)
  if ('refused' in found) return found
  const read: Read = { count: 0, refusal: null }
  const nodes = found.trees.map((tree, index) =>
    toNode(tree, found.trees.length === 1 ? [] : [String(index)], 1, read),
  )
  return read.refusal ?? { nodes: nodes.filter((node) => node !== null) }
}

const refuse = (refused: PasteRefusal['refused'], path: readonly string[] = []): PasteRefusal => ({
  refused,
  where: path.join('.'),
})

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function treesIn(json: unknown): { readonly trees: readonly unknown[] } | PasteRefusal {
  if (Array.isArray(json)) return json.length === 0 ? refuse('no_tree') : { trees: json }
  if (!isObject(json)) return refuse('no_tree')
  if (isObject(json['record_selector'])) {
    const { type, filter_tree } = json['record_selector']
    return type === 'record_ids' ? refuse('by_ids') : { trees: [filter_tree] }
  }
  if ('filter_tree' in json) return { trees: [json['filter_tree']] }
  if (['filter', 'and', 'or', 'not'].some((kind) => kind in json)) return { trees: [json] }
  return 'type' in json || 'column_id' in json ? { trees: [{ filter: json }] } : refuse('no_tree')
}

const one = z.union([z.string(), z.number()])
const filterSchema = z.strictObject({
  type: z.enum(filterTypes as [FilterType, ...FilterType[]]).optional(),
  column_id: z.string().optional(),
  operator: z.string().optional(),
  value: z.union([one, z.boolean(), z.array(one)]).optional(),
  case_sensitive: z.boolean().optional(),
  user_ids: z.array(z.string()).nullable().optional(),
})
const marksSchema = z.object({ muted: z.boolean().optional(), collapsed: z.boolean().optional() })

type Read = { count: number; refusal: PasteRefusal | null }

function toNode(
  value: unknown,
  path: readonly string[],
  depth: number,
  read: Read,
): DraftNode | null {
  const stop = (refused: PasteRefusal['refused']): null => {
    read.refusal ??= refuse(refused, path)
    return null
  }
  if (read.refusal) return null
  read.count += 1
  if (read.count > maxTreeNodes) return stop('too_many')
  if (depth > maxTreeDepth) return stop('too_deep')
  if (!isObject(value)) return stop('wrong_node')
  const { muted, collapsed, ...rest } = value
  const marks = marksSchema.safeParse({ muted, collapsed })
  const [entry, ...others] = Object.entries(rest)
  if (!entry || others.length > 0 || !marks.success) return stop('wrong_node')
  const base = {
    key: newKey(),
    ...(marks.data.muted ? { muted: true } : {}),
    ...(marks.data.collapsed ? { collapsed: true } : {}),
  }
  const [kind, inner] = entry
  const children = (list: readonly unknown[]) =>
    list
      .map((child, index) => toNode(child, [...path, kind, String(index)], depth + 1, read))
      .filter((child) => child !== null)
  if (kind === 'and' && Array.isArray(inner)) return { ...base, and: children(inner) }
  if (kind === 'or' && Array.isArray(inner)) return { ...base, or: children(inner) }
  if (kind === 'not') {
    return { ...base, not: inner === null ? null : toNode(inner, [...path, kind], depth + 1, read) }
  }
  if (kind !== 'filter') return stop('wrong_node')
  const filter = filterSchema.safeParse(inner)
  if (!filter.success) {
    read.refusal ??= refuse('wrong_filter', [
      ...path,
      kind,
      ...filter.error.issues[0]!.path.map(String),
    ])
    return null
  }
  return { ...base, filter: filter.data as Extract<DraftNode, { filter: unknown }>['filter'] }
}
