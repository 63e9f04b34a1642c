import { indexColumns, type Column } from '#domain/contract/columns.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { finishFilter } from './finish-filter.ts'
import { problemText, type Problem } from './problems.ts'
import type { QueueUser } from '#domain/contract/queues.ts'

/** Names to check leaves against; null skips the check. */
export type KnownNames = {
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
}

/** A draft in the form of the request. */
export type FinishedTree = {
  /** Null if nothing is left of it, or if it has problems. */
  readonly filter_tree: FilterTree | null
  /** True for a muted node, and for a group whose children are all absent (but not for an empty group). */
  readonly isAbsent: boolean
  readonly problems: readonly Problem[]
  /** Number of nodes without the absent ones. */
  readonly nodes: number
  readonly depth: number
}

type Names = {
  readonly columnOf: ((id: string) => Column | undefined) | null
  readonly members: ReadonlySet<string> | null
  /** Cached by draft node, which never changes, so an edit costs only its path. */
  readonly finished: WeakMap<DraftNode, FinishedTree>
}

const absent: FinishedTree = {
  filter_tree: null,
  isAbsent: true,
  problems: [],
  nodes: 0,
  depth: 0,
}

let lastNames: (KnownNames & { readonly names: Names }) | null = null

/** The names of a queue, cached for the last queue. */
function namesOf({ columns, members }: KnownNames): Names {
  if (lastNames?.columns === columns && lastNames.members === members) return lastNames.names
  const names = {
    columnOf: columns && indexColumns(columns),
    members: members && new Set(members.map((member) => member.user_id)),
    finished: new WeakMap(),
  }
  lastNames = { columns, members, names }
  return names
}

/**
 * Turns a draft into a tree of the contract, or into all its problems by place. Muted nodes are
 * absent, and so are groups whose children are all absent. An unchanged node gives the same object
 * again.
 */
export const finishTree = (node: DraftNode, known: KnownNames): FinishedTree =>
  finish(node, namesOf(known))

function finish(node: DraftNode, names: Names): FinishedTree {
  if (node.muted) return absent
  const known = names.finished.get(node)
  if (known) return known
  const finished = 'filter' in node ? finishLeaf(node, names) : finishGroup(node, names)
  names.finished.set(node, finished)
  return finished
}

const one = (filter_tree: FilterTree | null, problems: readonly Problem[]): FinishedTree => ({
  filter_tree,
  isAbsent: false,
  problems,
  nodes: 1,
  depth: 1,
})

function finishLeaf({ key, filter }: Extract<DraftNode, { filter: unknown }>, names: Names) {
  const finished = finishFilter(filter, names.columnOf, names.members)
  if ('filter' in finished) return one(finished, [])
  const problems = finished.problems.map(({ field, message }) => ({
    place: { kind: 'node', key, field } as const,
    message,
  }))
  return one(null, problems)
}

function finishGroup(group: Exclude<DraftNode, { filter: unknown }>, names: Names): FinishedTree {
  const all = childrenOf(group)
  if ('not' in group && all.length === 0) {
    const place = { kind: 'node', key: group.key, field: 'node' } as const
    return one(null, [{ place, message: problemText.emptyNot() }])
  }
  const children = all.map((child) => finish(child, names)).filter((child) => !child.isAbsent)
  if (all.length > 0 && children.length === 0) return absent
  const problems = children.flatMap((child) => child.problems)
  const trees = children.flatMap((child) => child.filter_tree ?? [])
  let nodes = 1
  let depth = 0
  for (const child of children) {
    nodes += child.nodes
    depth = Math.max(depth, child.depth)
  }
  const [only = null] = trees
  const tree =
    'and' in group ? { and: trees } : 'or' in group ? { or: trees } : only && { not: only }
  return {
    filter_tree: problems.length > 0 ? null : tree,
    isAbsent: false,
    problems,
    nodes,
    depth: depth + 1,
  }
}

/** True for a muted node, and for a group whose children are all absent (but not for an empty group). */
export function isAbsent(node: DraftNode): boolean {
  if (node.muted) return true
  const children = childrenOf(node)
  return children.length > 0 && children.every(isAbsent)
}

/** The draft's node keys by path in the request, joined with dots (`record_selector.filter_tree.and.0`). */
export function keysByPath(root: DraftNode): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  const visit = (node: DraftNode, path: string): void => {
    if (isAbsent(node)) return
    keys.set(path, node.key)
    const kind = 'and' in node ? 'and' : 'or' in node ? 'or' : null
    const children = childrenOf(node).filter((child) => !isAbsent(child))
    for (const [index, child] of children.entries()) {
      visit(child, kind === null ? `${path}.not` : `${path}.${kind}.${index}`)
    }
  }
  visit(root, 'record_selector.filter_tree')
  return keys
}
