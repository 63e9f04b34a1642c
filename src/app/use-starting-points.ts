import { useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { columnValuesQuery } from '#api/list-column-values.ts'
import type { Session } from '#api/session.ts'
import { startingPoints, type StartingPoint } from '#domain/configuration/starting-points.ts'
import type { KnownQueue } from '#domain/configuration/to-request.ts'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { isAnnotatorIn } from '#domain/contract/queues.ts'

const askedColumns = [{ column_id: 'created_at' }] as const
const none: readonly StartingPoint[] = []

/** First filters that fit a queue; none while its columns are unknown. */
export function useStartingPoints(
  session: Session,
  queueId: string | null,
  { columns, members }: Pick<KnownQueue, 'columns' | 'members'>,
): readonly StartingPoint[] {
  const [now] = useState(() => new Date())
  const hasDates = columns?.some(({ id }) => id === 'created_at') ?? false
  const { data: values } = useQuery({
    ...columnValuesQuery(session, queueId ?? '', askedColumns),
    enabled: queueId !== null && hasDates,
  })
  const newest = values?.[0]?.histogram?.buckets.at(-1)?.to
  return useMemo(
    () =>
      columns === null
        ? none
        : startingPoints({
            columns,
            is_annotator: isAnnotatorIn(members, session.user.id),
            now,
            time_zone: browserTimeZone(),
            newest: typeof newest === 'string' ? newest : null,
          }),
    [columns, members, session.user.id, now, newest],
  )
}
