import { queryOptions } from '@tanstack/react-query'
import { columnsResponseSchema, type Column } from '#domain/columns.ts'
import { isUnsupported } from './api-failure.ts'
import { ask, retryOnce } from './http.ts'
import { unversionedQueuePath } from './queue-path.ts'
import { sessionKey, type Session } from './session.ts'

/** The queue's columns; `null` where the service does not list them. */
export const columnsQuery = (session: Session, queueId: string) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'columns', queueId],
    queryFn: async ({ signal }): Promise<readonly Column[] | null> => {
      const path = unversionedQueuePath(queueId, '/records/available_columns')
      try {
        const answer = await ask(
          session,
          { method: 'POST', path, signal },
          columnsResponseSchema,
          'the columns',
        )
        return answer.columns
      } catch (error) {
        if (isUnsupported(error)) return null
        throw error
      }
    },
    retry: retryOnce,
    staleTime: 60_000,
  })
