import { useDeferredValue, useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration.ts'
import { describeExport } from '#domain/describe.ts'
import { readRecordIds } from '#domain/record-ids.ts'
import { toRequest } from '#domain/to-request.ts'
import { useOutcome } from '#features/outcome/use-outcome.ts'
import { browserTimeZone } from '#ui/date-time-field.tsx'
import { useKnownQueue } from './use-known-queue.ts'

/** Everything that follows from the configuration: its queue, its request, its outcome. */
export function useBuilder(session: Session) {
  const { control } = useFormContext<Configuration>()
  // The form is filled with whole configurations only, so what is watched is one.
  const now = useWatch({ control }) as Configuration
  // Checking a list of 100 000 ids takes longer than a key press may.
  const configuration = useDeferredValue(now)
  const { queue_id: queueId, record_ids_text: text, selector } = configuration

  const open = useKnownQueue(session, queueId)
  const { columns, members, may_unredact, queue_name } = open.known
  const result = useMemo(
    () => toRequest(configuration, { columns, members, may_unredact, queue_name }),
    [configuration, columns, members, may_unredact, queue_name],
  )
  const recordIdCount = useMemo(
    () => (selector === 'record_ids' ? readRecordIds(text).record_ids.length : 0),
    [selector, text],
  )
  const timeZone = browserTimeZone()
  const sentence = useMemo(
    () =>
      describeExport(configuration, {
        columns,
        members,
        time_zone: timeZone,
        record_id_count: recordIdCount,
      }),
    [configuration, columns, members, timeZone, recordIdCount],
  )
  const outcome = useOutcome({
    session,
    queueId: open.isPreparing ? null : queueId,
    configuration,
    columns,
    request: result.request,
  })
  return { configuration, open, result, sentence, outcome, timeZone }
}
