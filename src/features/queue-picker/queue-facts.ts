import type { Queue } from '#domain/contract/queues.ts'

/** `4,812 records · 62 % annotated`, without what the service does not report. */
export function queueFacts(queue: Queue): string {
  const { num_log_records: records, overall_progress: progress } = queue
  return [
    records == null
      ? null
      : `${records.toLocaleString('en')} ${records === 1 ? 'record' : 'records'}`,
    progress == null ? null : `${Math.floor(progress * 100)} % annotated`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}
