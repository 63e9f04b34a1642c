import type { DraftFilter, DraftNode } from '#domain/filter-tree/draft.ts'
import {
  maxColumns,
  maxNameLength,
  type Configuration,
} from '#domain/configuration/configuration.ts'
import { maxTreeNodes } from '#domain/contract/contract.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'

/**
 * Limits of a link or a file. Anyone can make one, and a few hundred characters may inflate to
 * megabytes, so larger ones are refused first. If a page's own configuration exceeds these limits,
 * its link leaves the filter out.
 */

/** The longest text that is searched for a link, in UTF-16 units. */
export const maxLinkText = 4_000_000
/** UTF-8 bytes of the JSON of one link; as much as a request may have. */
export const maxLinkedBytes = 8 * 1024 * 1024
/** Objects, lists, texts and numbers. A tree of 10 000 leaves has a tenth of that. */
const maxValues = 400_000
/** Nesting levels. A tree level takes two, and a draft may have 1 000 levels. */
const maxLevels = 2_100
/** A draft may have more than a request. */
const maxNodes = 2 * maxTreeNodes

/** Whether a JSON value is small enough to be read. Walks without recursion. */
export function isBoundedJson(root: unknown): boolean {
  const open: (readonly [value: unknown, level: number])[] = [[root, 1]]
  let values = 1
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, level] = next
    if (typeof value !== 'object' || value === null) continue
    if (level > maxLevels) return false
    for (const child of Object.values(value)) {
      if ((values += 1) > maxValues) return false
      open.push([child, level + 1])
    }
  }
  return true
}

const isName = (name: string | null | undefined): boolean => (name?.length ?? 0) <= maxNameLength

/** Whether nodes, columns, values and name lengths of a configuration are within the limits of a page. */
export function isBounded({ queue_id, column_ids, file_name, filter_tree }: Configuration) {
  const columns = column_ids ?? []
  return (
    isName(queue_id) &&
    isName(file_name) &&
    columns.length <= maxColumns &&
    columns.every(isName) &&
    isBoundedTree(filter_tree)
  )
}

function isBoundedTree(root: DraftNode): boolean {
  let nodes = 0
  let values = 0
  const isIn = (node: DraftNode): boolean => {
    nodes += 1
    if ('filter' in node) values += valuesOf(node.filter)
    if (nodes > maxNodes || values > maxValues / 2) return false
    const names = 'filter' in node ? [node.filter.column_id, node.filter.operator] : []
    return names.every(isName) && childrenOf(node).every(isIn)
  }
  return isIn(root)
}

const valuesOf = ({ value, user_ids }: DraftFilter): number =>
  (Array.isArray(value) ? value.length : 1) + (user_ids?.length ?? 0)
