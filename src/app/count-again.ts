import type { QueryClient } from '@tanstack/react-query'
import { countFile } from '#api/count-file.ts'
import { countRecordsQuery } from '#api/count-records.ts'
import { selectionFactsQuery } from '#api/get-selection-facts.ts'
import type { Session } from '#api/session.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'

/** Counts the records of an export now; null if the service does not count. */
export const countAgain = (
  client: QueryClient,
  session: Session,
  queueId: string,
  request: ExportRequest,
): Promise<FileCount | null> =>
  countFile(
    {
      facts: (lean) => client.fetchQuery(forExport(selectionFactsQuery(session, queueId, lean))),
      count: (tree) => client.fetchQuery(forExport(countRecordsQuery(session, queueId, tree))),
    },
    request,
  )

/** Under a key of its own, so that a failure does not replace the count on the page. */
const forExport = <Query extends { readonly queryKey: readonly unknown[] }>(query: Query) => ({
  ...query,
  queryKey: [...query.queryKey, 'for an export'],
  staleTime: 0,
})
