import { queryOptions } from '@tanstack/react-query'
import { missingIdsAnswerSchema } from '#domain/contract/endpoints/missing-ids-schemas.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { ownQueuePath } from './addresses.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { sessionKey, type Session } from './session.ts'

export const missingRecordIdsQuery = (
  session: Session,
  queueId: string,
  record_ids: readonly Uuid[],
) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'missing-record-ids', queueId, record_ids],
    queryFn: async ({ signal }): Promise<readonly Uuid[] | null> => {
      const path = ownQueuePath(queueId, '/missing_record_ids')
      const call = { method: 'POST', path, body: { record_ids }, signal } as const
      const asked = ask(session, call, missingIdsAnswerSchema, 'the record IDs')
      return (await nullIfUnsupported(asked))?.missing ?? null
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 10_000,
  })
