import type { QueueFolder, QueueMember } from '#domain/contract/queue-folder.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import type { Storage } from '#sql/sql-column.ts'
import type { QueueRecord } from './check-record.ts'
import { escapeSeparators, objectText, withoutMembers } from './json-text.ts'
import { RefusedNumber, type WideNumber } from './logged-number.ts'
import { metricsReady } from './metrics-ready.ts'
import type { PlannedColumn } from './queue-columns.ts'
import { fullRaters, ratingsOf } from './ratings.ts'
import { cell, isMissing, isWide, metricCell, plainText, type RowValue } from './record-cells.ts'
import { ratingsText } from './line-ratings.ts'
import {
  addOwnCells,
  addOwnLines,
  addOwnMember,
  mayHoldRatings,
  noOwnRatings,
} from './own-ratings.ts'
import { isRatingsKey } from './ratings-keys.ts'
import { findMetric, isComputed } from './metric-values.ts'
import type { ScorerMetrics } from './queue-metrics.ts'
import { LineError } from './read-lines.ts'
import { recordLines, wholeLines, type LineParts } from './record-lines.ts'
import { misplacedRedaction } from './redaction.ts'

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
  /** The line number, then the values in the order of `rowColumns`. */
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
