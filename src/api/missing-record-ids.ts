import { queryOptions } from '@tanstack/react-query'
import { z } from '#domain/contract/zod.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, retryOnce } from './http.ts'
import { sessionKey, type Session } from './session.ts'

const missingSchema = z.object({ missing: z.array(z.string()) })

/** Which of some ids a queue does not hold; `null` where the service does not tell. */
export const missingRecordIdsQuery = (
  session: Session,
  queueId: string,
  record_ids: readonly Uuid[],
) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'missing-record-ids', queueId, record_ids],
    queryFn: async ({ signal }): Promise<readonly Uuid[] | null> => {
      const path = `/winnow/annotation_queues/${encodeURIComponent(queueId)}/missing_record_ids`
      const call = { method: 'POST', path, body: { record_ids }, signal } as const
      const answer = await nullIfUnsupported(ask(session, call, missingSchema, 'the record IDs'))
      return answer && answer.missing
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 10_000,
  })
