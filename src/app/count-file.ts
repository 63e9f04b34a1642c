import type { QueryClient } from '@tanstack/react-query'
import { nullIfUnsupported } from '#api/api-failure.ts'
import { countRecordsQuery } from '#api/count-records.ts'
import { selectionFactsQuery } from '#api/get-selection-facts.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { wholeCount, type FileCount } from '#domain/configuration/file-count.ts'
import { selectorTree } from '#domain/filter-tree/walk.ts'

/** Counts the records of an export; null if the service does not count. */
export async function countFile(
  client: QueryClient,
  session: Session,
  queueId: string,
  request: ExportRequest,
): Promise<FileCount | null> {
  const leavesOut = request.export_computed_metrics_only
  if (leavesOut) {
    // As JSONL, because for CSV the service inspects each cell.
    const lean = { ...request, export_format: 'jsonl', column_ids: null } as const
    const query = selectionFactsQuery(session, queueId, lean)
    const facts = await client.fetchQuery(countedAgain(query))
    if (facts) return { selected: facts.selected, in_file: facts.records }
  }
  const query = countRecordsQuery(session, queueId, selectorTree(request.record_selector))
  const selected = await nullIfUnsupported(client.fetchQuery(countedAgain(query)))
  if (selected === null) return null
  return leavesOut ? { selected, in_file: null } : wholeCount(selected)
}

/** Under a key of its own, so that a failure does not replace the count on the page. */
const countedAgain = <Query extends { readonly queryKey: readonly unknown[] }>(query: Query) => ({
  ...query,
  queryKey: [...query.queryKey, 'for an export'],
  staleTime: 0,
})
