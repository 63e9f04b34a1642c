import { parseInstant } from '#domain/instant.ts'
import type { QueueFolder } from '#domain/queue-folder.ts'
import type { Storage } from '#sql/sql-column.ts'
import type { QueueRecord } from './check-record.ts'
import { compactJson, escapeSeparators, memberText } from './json-text.ts'
import { metricsReady } from './metrics-ready.ts'
import type { PlannedColumn } from './queue-columns.ts'
import { aggregatesJson, annotationsJson, feedback, fullRaters } from './ratings.ts'
import { computedText, openLine, redactedText, type ScorerMetrics } from './record-lines.ts'
import { idText, metricValue, ownValue } from './survey.ts'

/** A value of a row; an instant is its microseconds. */
export type RowValue = string | number | bigint | boolean | readonly string[] | null

/** What a record's row is made with. */
export type RowContext = {
  readonly folder: QueueFolder
  readonly columns: readonly PlannedColumn[]
  readonly scorer: ScorerMetrics
}

/**
 * The values of a record's row: its line number, the API's columns in their order, the redacted
 * texts of input and output, and what `tableColumns` lists, the lines last.
 */
export function recordRow(
  lineNumber: number,
  text: string,
  record: QueueRecord,
  { folder, columns, scorer }: RowContext,
): RowValue[] {
  const escaped = escapeSeparators(text)
  const aggregates = escapeSeparators(aggregatesJson(record, folder.templates))
  const open = (whole: string) => openLine(whole, folder.queue.id, aggregates)
  const redacted = redactedText(escaped)
  const computed = computedText(escaped, scorer)
  const isRedacted = redacted !== escaped
  const isComputed = computed !== escaped
  return [
    BigInt(lineNumber),
    ...columns.map((column) => cell(column, text, record)),
    plainText(text, record, 'redacted_input'),
    plainText(text, record, 'redacted_output'),
    fullRaters(record, folder.templates),
    record.type !== 'session' || metricsReady(record, scorer.enabled),
    open(escaped),
    isRedacted ? open(redacted) : null,
    isComputed ? open(computed) : null,
    isRedacted && isComputed ? open(computedText(redacted, scorer)) : null,
  ]
}

function cell({ source, storage }: PlannedColumn, text: string, record: QueueRecord): RowValue {
  switch (source.from) {
    case 'record':
      return stored(storage, record[source.key], () => plainText(text, record, source.key))
    case 'metric':
      return stored(storage, metricValue(record, source.key), () =>
        metricText(text, record, source.key),
      )
    case 'metadata': {
      const value = ownValue(record.user_metadata ?? {}, source.key)
      return stored(storage, value, () =>
        valueText(value, () => memberText(memberText(text, 'user_metadata') ?? '{}', source.key)),
      )
    }
    case 'annotations':
      return annotationsJson(record, source.template)
    case 'feedback':
      return feedback(record, source.template)
    case 'ratings':
      return null
    default:
      return source satisfies never
  }
}

function stored(storage: Storage, value: unknown, asText: () => string | null): RowValue {
  if (storage === 'list') return Array.isArray(value) ? value.map(String) : []
  if (value === null || value === undefined) return null
  switch (storage) {
    case 'text':
    case 'json':
      return asText()
    case 'id':
      return idText(value)
    case 'timestamp':
      return typeof value === 'string' ? parseInstant(value) : null
    case 'integer':
      return wholeNumber(value, asText)
    case 'double':
      return typeof value === 'number' ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    default:
      return storage satisfies never
  }
}

/** A whole number exactly as it is written: beyond 2^53 parsing would have rounded it. */
function wholeNumber(value: unknown, asText: () => string | null): bigint | null {
  if (typeof value !== 'number') return null
  if (Number.isSafeInteger(value)) return BigInt(value)
  const written = asText() ?? ''
  return /^-?\d+$/.test(written) ? BigInt.asIntN(64, BigInt(written)) : BigInt(Math.trunc(value))
}

/** The text of a value: of a string itself, of anything else its compact JSON; null where it is missing. */
function valueText(value: unknown, written: () => string | undefined): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : compactJson(written() ?? JSON.stringify(value))
}

const plainText = (text: string, record: QueueRecord, key: string): string | null =>
  valueText(record[key], () => memberText(text, key))

function metricText(text: string, record: QueueRecord, key: string): string | null {
  return valueText(metricValue(record, key), () => {
    const infos = memberText(text, 'metric_info') ?? '{}'
    const info = infos.startsWith('{') ? memberText(infos, key) : undefined
    if (info !== undefined) return memberText(info, 'value')
    return memberText(memberText(text, 'metrics') ?? '{}', key)
  })
}
