import type { ExportRequest, FilterTree } from '#domain/contract/contract.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { hasRelativeDates } from '#domain/filter-tree/fix-dates.ts'
import { parseRelativeDate } from '#domain/filter-tree/relative-date.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { isAbsent } from './finish-tree.ts'

export type RelativeDateOf = {
  readonly column_id: string
  /** As the configuration has it: `now/d-7d[Europe/Berlin]`. */
  readonly date: string
  /** As the request has it. */
  readonly instant: string
}

/** The relative dates of a configuration's tree, with the instants in the request that was made of it. */
export function relativeDatesOf(
  root: DraftNode,
  request: ExportRequest,
): readonly RelativeDateOf[] {
  const { record_selector: selector } = request
  if (selector.type !== 'filter_tree' || !hasRelativeDates(root)) return []
  const found: RelativeDateOf[] = []
  const visit = (node: DraftNode, sent: FilterTree | undefined): void => {
    if (sent === undefined || isAbsent(node)) return
    if ('filter' in node) {
      const { type, value: date } = node.filter
      if (type !== 'date' || typeof date !== 'string' || parseRelativeDate(date) === null) return
      if (!('filter' in sent) || sent.filter.type !== 'date') return
      found.push({ column_id: sent.filter.column_id, date, instant: sent.filter.value })
      return
    }
    const inner = sentChildren(sent)
    const present = childrenOf(node).filter((child) => !isAbsent(child))
    for (const [index, child] of present.entries()) visit(child, inner[index])
  }
  visit(root, selector.filter_tree)
  return found
}

const sentChildren = (tree: FilterTree): readonly FilterTree[] => {
  if ('and' in tree) return tree.and
  if ('or' in tree) return tree.or
  return 'not' in tree ? [tree.not] : []
}
