import { useMemo, useState } from 'react'
import type { Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { describeExport } from '#domain/configuration/describe.ts'
import { isAnnotatorIn } from '#domain/contract/queues.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { hasRelativeDates } from '#domain/filter-tree/fix-dates.ts'
import { toRequest, withFixedDates } from '#domain/configuration/to-request.ts'
import { useOutcome } from '#features/outcome/use-outcome.ts'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { usePresent } from '#ui/use-present.ts'
import { useKnownQueue } from './use-known-queue.ts'

export function useBuilder(session: Session, configuration: Configuration, ids: RecordIds) {
  const { queue_id: queueId, selector } = configuration

  const open = useKnownQueue(session, queueId)
  const { columns, members, may_unredact, formats, queue_name } = open.known
  const now = usePresent(hasRelativeDates(configuration.filter_tree))
  const result = useMemo(
    () =>
      toRequest(
        withFixedDates(configuration, now),
        { columns, members, may_unredact, formats, queue_name },
        ids,
      ),
    [configuration, now, ids, columns, members, may_unredact, formats, queue_name],
  )
  const recordIdCount = selector === 'record_ids' ? ids.record_ids.length : 0
  const timeZone = browserTimeZone()
  const sentence = useMemo(
    () =>
      describeExport(configuration, {
        columns,
        members,
        time_zone: timeZone,
        now,
        record_id_count: recordIdCount,
        is_annotator: isAnnotatorIn(members, session.user.id),
        most_leaves: 12,
      }),
    [configuration, now, columns, members, timeZone, recordIdCount, session.user.id],
  )
  // File name and code share one time, that of the page load.
  const [at] = useState(() => new Date())
  const outcome = useOutcome({
    session,
    // Waits for the columns: without them, the service may refuse the request.
    queueId: open.isPreparing || open.columns.state === 'loading' ? null : queueId,
    queueName: queue_name,
    at,
    configuration,
    columns,
    isBlank: selector === 'record_ids' && ids.record_ids.length === 0,
    request: result.request,
  })
  const { count } = outcome
  const inFile = count.state === 'known' ? count.count.in_file : null
  const nameFacts = { queue_name: queue_name ?? queueId ?? '', at, count: inFile }
  return { open, result, sentence, outcome, nameFacts, timeZone, recordIdCount }
}
