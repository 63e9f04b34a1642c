import { queryOptions } from '@tanstack/react-query'
import { columnsResponseSchema, withUniqueLabels, type Column } from '#domain/contract/columns.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { unversionedQueuePath } from './addresses.ts'
import { sessionKey, type Session } from './session.ts'

export const columnsQuery = (session: Session, queueId: string) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'columns', queueId],
    queryFn: async ({ signal }): Promise<readonly Column[] | null> => {
      const path = unversionedQueuePath(queueId, '/records/available_columns')
      const call = { method: 'POST', path, signal } as const
      const asked = ask(session, call, columnsResponseSchema, 'the columns')
      const answer = await nullIfUnsupported(asked)
      return answer && withUniqueLabels(answer.columns)
    },
    retry: retryOnce,
    staleTime: 60_000,
  })
