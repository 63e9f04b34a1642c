import type { ExportRequest, FilterTree } from '#domain/contract/contract.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import { wholeCount, type FileCount } from '#domain/configuration/file-count.ts'
import { selectorTree } from '#domain/filter-tree/walk.ts'
import { nullIfUnsupported } from './api-failure.ts'

export type CountCalls = {
  readonly facts: (request: ExportRequest) => Promise<SelectionFacts | null>
  readonly count: (filter_tree: FilterTree) => Promise<number>
}

/** Counts the records of an export; null if the service does not count. */
export async function countFile(
  { facts, count }: CountCalls,
  request: ExportRequest,
): Promise<FileCount | null> {
  const leavesOut = request.export_computed_metrics_only
  if (leavesOut) {
    // As JSONL, because for CSV the service inspects each cell.
    const known = await facts({ ...request, export_format: 'jsonl', column_ids: null })
    if (known) return { selected: known.selected, in_file: known.records }
  }
  const selected = await nullIfUnsupported(count(selectorTree(request.record_selector)))
  if (selected === null) return null
  return leavesOut ? { selected, in_file: null } : wholeCount(selected)
}
