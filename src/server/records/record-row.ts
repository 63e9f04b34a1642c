import { parseInstant } from '#domain/contract/instant.ts'
import type { QueueFolder, QueueMember } from '#domain/contract/queue-folder.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import type { Storage } from '#sql/sql-column.ts'
import type { QueueRecord } from './check-record.ts'
import {
  compactJson,
  escapeSeparators,
  isObjectAt,
  memberOf,
  memberText,
  objectText,
  withoutMembers,
  type ObjectText,
} from './json-text.ts'
import {
  checkFits,
  checkRatedNumbers,
  loggedDouble,
  loggedInteger,
  loggedWide,
  RefusedNumber,
  type WideNumber,
} from './logged-number.ts'
import { metricsReady } from './metrics-ready.ts'
import type { ColumnSource, PlannedColumn } from './queue-columns.ts'
import { annotationsJson, feedback, fullRaters, ratingsOf, type RecordRatings } from './ratings.ts'
import { ratingsText } from './line-ratings.ts'
import {
  addOwnCells,
  addOwnLines,
  addOwnMember,
  mayHoldRatings,
  noOwnRatings,
} from './own-ratings.ts'
import { isRatingsKey } from './ratings-keys.ts'
import { findMetric, isComputed, ownValue, type FoundMetric } from './metric-values.ts'
import type { ScorerMetrics } from './queue-metrics.ts'
import { LineError } from './read-lines.ts'
import { recordLines, wholeLines, type LineParts } from './record-lines.ts'
import { misplacedRedaction } from './redaction.ts'
import { idText } from './column-survey.ts'

/** Instants are microseconds. */
export type RowValue = string | number | bigint | boolean | readonly string[] | null

/** Columns are named by position, so no name needs quotes. */
export const columnName = (index: number): string => `c${index}`

export type RowContext = {
  readonly folder: QueueFolder
  readonly columns: readonly PlannedColumn[]
  readonly scorer: ScorerMetrics
  readonly asked_to_rate: readonly Uuid[]
  /** Whether logged aggregates are exported again; if not, they are computed. */
  readonly keeps_aggregates: boolean
}

export type RecordRow = {
  /**
   * In this order: line number, the API's columns, redacted input and output, users who rated with
   * every template, whether the metrics are ready, columns whose cell is no computed metric, own
   * ratings (names, texts), the line's part with everyone's ratings, digits of wide numbers.
   */
  readonly values: readonly RowValue[]
  readonly lines: LineParts
}

export function recordRow(
  lineNumber: number,
  text: string,
  record: QueueRecord,
  context: RowContext,
): RecordRow {
  const { folder, columns, scorer } = context
  const { templates } = folder
  const raters = folder.users.filter(seesOwnRatings).map(({ user_id }) => user_id.toLowerCase())
  // Escaped here; every value that is taken from the text is read back.
  const logged = objectText(escapeSeparators(text))
  const misplaced = misplacedRedaction(logged)
  if (misplaced) throw new LineError(lineNumber, misplaced)
  const ratings = ratingsOf(record, templates)
  const ending = `,"annotation_queue_ids":["${folder.queue.id}"]`
  const values: RowValue[] = [BigInt(lineNumber)]
  const uncomputed: string[] = []
  const own = noOwnRatings()
  const besides: RowValue[] = []
  const put = (value: RowValue | WideNumber, storage: Storage) => {
    const wide = isWide(value) ? value : null
    values.push(isWide(value) ? value.number : value)
    if (storage === 'wide') besides.push(wide?.rest ?? null, wide?.digits ?? null)
  }
  let name = ''
  try {
    for (const [index, { column, source, storage }] of columns.entries()) {
      name = column.id
      if (source.from === 'annotations') {
        addOwnCells(own, ratings, source.template, columnName(index), raters)
      }
      if (source.from !== 'metric') {
        put(cell(source, storage, logged, record, ratings), storage)
        continue
      }
      const found = findMetric(record, source.names)
      put(metricCell(storage, logged, found), storage)
      // A missing list is an empty list, which has its own text in a CSV.
      const isShown = storage === 'list' || (found !== null && !isMissing(found.value))
      if (source.role !== 'other' && isShown && !isComputed(source.role, found)) {
        uncomputed.push(columnName(index))
      }
    }
  } catch (error) {
    if (!(error instanceof RefusedNumber)) throw error
    throw new LineError(lineNumber, `“${name}” ${error.message}`, { cause: error })
  }
  addOwnMember(own, logged, raters)
  const lines = recordLines(withoutMembers(logged, isLeftOut), scorer, ending)
  if (mayHoldRatings(logged)) addOwnLines(own, wholeLines(lines), raters)
  values.push(
    plainText(logged, record, 'redacted_input'),
    plainText(logged, record, 'redacted_output'),
    fullRaters(ratings, templates),
    record.type !== 'session' || metricsReady(record, scorer),
    uncomputed,
    own.names,
    own.texts,
    ratingsText(logged, ratings, context),
    ...besides,
  )
  return { values, lines }
}

const seesOwnRatings = ({ role }: QueueMember): boolean => role === 'annotator'

/** Members that the forms of a line leave out: the API computes them, or they are ratings. */
const isLeftOut = (key: string) =>
  key === 'annotation_queue_ids' || key === 'fully_annotated' || isRatingsKey(key)

function metricCell(
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

function cell(
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

const isMissing = (value: unknown): value is null | undefined =>
  value === null || value === undefined
const noItems: readonly string[] = []
const missing = (storage: Storage): RowValue => (storage === 'list' ? noItems : null)

const isWide = (value: RowValue | WideNumber): value is WideNumber =>
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
      return idText(value)
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

const plainText = (logged: ObjectText, record: QueueRecord, key: string): string | null =>
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
