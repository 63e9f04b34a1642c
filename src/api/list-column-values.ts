import { queryOptions } from '@tanstack/react-query'
import {
  columnValuesAnswerSchema,
  type ColumnLookupRequest,
  type ColumnValues,
} from '#domain/contract/endpoints/column-values-schemas.ts'
import { ownQueuePath } from './addresses.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { sessionKey, type Session } from './session.ts'

export const columnValuesQuery = (
  session: Session,
  queueId: string,
  columns: readonly ColumnLookupRequest[],
) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'column-values', queueId, columns],
    queryFn: async ({ signal }): Promise<readonly ColumnValues[] | null> => {
      const path = ownQueuePath(queueId, '/column_values')
      const call = { method: 'POST', path, body: { columns }, signal } as const
      const asked = ask(session, call, columnValuesAnswerSchema, 'the values of the columns')
      return (await nullIfUnsupported(asked))?.columns ?? null
    },
    retry: retryOnce,
    staleTime: 60_000,
  })
