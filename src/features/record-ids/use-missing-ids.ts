import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { missingRecordIdsQuery } from '#api/find-missing-ids.ts'
import type { Session } from '#api/session.ts'
import { maxRecordIds } from '#domain/contract/contract.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { missingPlaces, type MissingIds } from './missing-places.ts'
import { useSettled } from '#ui/use-settled.ts'

/** Debounce for typing, in milliseconds. */
const pause = 350

const none: readonly Uuid[] = []

/** Null while unknown. */
export function useMissingIds(
  session: Session,
  queueId: string | null,
  record_ids: readonly Uuid[],
): MissingIds | null {
  const settled = useSettled(record_ids, record_ids, pause)?.value ?? none
  const isCurrent = settled === record_ids
  const query = useQuery({
    ...missingRecordIdsQuery(session, queueId ?? '', settled),
    enabled: queueId !== null && settled.length > 0 && settled.length <= maxRecordIds,
  })
  const { data } = query
  return useMemo(
    () => (data && isCurrent ? missingPlaces(settled, data) : null),
    [data, isCurrent, settled],
  )
}
