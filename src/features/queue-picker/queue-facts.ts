import { recordsText } from '#domain/configuration/format-amount.ts'
import type { Queue } from '#domain/contract/queues.ts'
import * as words from './words.ts'

/** `4,812 records · 62 % annotated`, without what the service does not report. */
export function queueFacts(queue: Queue): string {
  const { num_log_records: records, overall_progress: progress } = queue
  return [
    records == null ? null : recordsText(records),
    progress == null ? null : words.annotated(Math.floor(progress * 100)),
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}
