import { parseInstant } from '#domain/contract/instant.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'
import type { Storage } from '#sql/sql-column.ts'
import type { QueueRecord } from './check-record.ts'
import {
  compactJson,
  isObjectAt,
  memberOf,
  memberText,
  objectText,
  type ObjectText,
} from './json-text.ts'
import {
  checkFits,
  checkRatedNumbers,
  loggedDouble,
  loggedInteger,
  loggedWide,
  type WideNumber,
} from './logged-number.ts'
import { ownValue, type FoundMetric } from './metric-values.ts'
import type { ColumnSource } from './queue-columns.ts'
import { annotationsJson, feedback, type RecordRatings } from './ratings.ts'

/** Instants are microseconds. */
export type RowValue = string | number | bigint | boolean | readonly string[] | null

export function metricCell(
  storage: Storage,
  logged: ObjectText,
  found: FoundMetric | null,
): RowValue | WideNumber {
  const value = found?.value
  if (!found || isMissing(value)) return missing(storage)
  return stored(storage, value, () =>
    valueText(value, () =>
      found.from === 'metrics'
        ? innerText(logged, 'metrics', found.name)
        : entryText(logged, found.name),
    ),
  )
}

function entryText(logged: ObjectText, name: string): string | undefined {
  const infos = innerObject(logged, 'metric_info')
  return infos && innerText(infos, name, 'value')
}

export function cell(
  source: Exclude<ColumnSource, { from: 'metric' }>,
  storage: Storage,
  logged: ObjectText,
  record: QueueRecord,
  ratings: RecordRatings,
): RowValue | WideNumber {
  switch (source.from) {
    case 'record': {
      const value = record[source.key]
      if (isMissing(value)) return missing(storage)
      const asText = () => plainText(logged, record, source.key)
      if (typeof value === 'number' && (storage === 'integer' || storage === 'double')) {
        checkFits(value, storage, asText)
      }
      return stored(storage, value, asText)
    }
    case 'metadata': {
      const value = ownValue(record.user_metadata ?? {}, source.key)
      if (isMissing(value)) return missing(storage)
      return stored(storage, value, () =>
        valueText(value, () => innerText(logged, 'user_metadata', source.key)),
      )
    }
    case 'annotations':
      if (ratings.has(source.template.id)) {
        checkRatedNumbers(innerText(logged, 'annotations', source.template.id) ?? '')
      }
      return annotationsJson(ratings, source.template)
    case 'feedback':
      return feedback(ratings, source.template)
    case 'ratings':
      return null
    default:
      return source satisfies never
  }
}

export const isMissing = (value: unknown): value is null | undefined =>
  value === null || value === undefined
const noItems: readonly string[] = []
const missing = (storage: Storage): RowValue => (storage === 'list' ? noItems : null)

export const isWide = (value: RowValue | WideNumber): value is WideNumber =>
  typeof value === 'object' && value !== null && 'rest' in value

function stored(
  storage: Storage,
  value: unknown,
  asText: () => string | null,
): RowValue | WideNumber {
  switch (storage) {
    case 'text':
    case 'json':
      return asText()
    case 'id':
      return typeof value === 'string' ? canonicalUuid(value) : null
    case 'timestamp':
      return typeof value === 'string' ? parseInstant(value) : null
    case 'integer':
      return typeof value === 'number' ? loggedInteger(value, asText) : null
    case 'double':
      return typeof value === 'number' ? loggedDouble(value, asText) : null
    case 'wide':
      return typeof value === 'number' ? loggedWide(value, asText) : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'list':
      return Array.isArray(value) ? value.map(String) : noItems
    default:
      return storage satisfies never
  }
}

/** A string itself, any other value as compact JSON, null if missing. */
function valueText(value: unknown, written: () => string | undefined): string | null {
  if (isMissing(value)) return null
  return typeof value === 'string' ? value : compactJson(written() ?? JSON.stringify(value))
}

export const plainText = (logged: ObjectText, record: QueueRecord, key: string): string | null =>
  valueText(record[key], () => memberText(logged, key))

function innerObject(object: ObjectText, key: string): ObjectText | undefined {
  const member = memberOf(object, key)
  return member && isObjectAt(object.text, member.start)
    ? objectText(object.text, member.start)
    : undefined
}

function innerText(object: ObjectText, key: string, innerKey: string): string | undefined {
  const inner = innerObject(object, key)
  return inner && memberText(inner, innerKey)
}
