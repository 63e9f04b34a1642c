import type { SqlColumn } from '#sql/sql-column.ts'
import { checkRecord, type QueueRecord } from './check-record.ts'
import { planColumns, type PlannedColumn } from './queue-columns.ts'
import type { Found } from './queue-facts.ts'
import { readLines } from './read-lines.ts'
import { recordRow, type RowContext, type RowValue } from './record-row.ts'
import { ImportError, type ImportProgress, type QueueSource } from './store.ts'
import { newSurvey, scorerMetrics, surveyRecord } from './survey.ts'

/** So many records are read between two words on the progress. */
export const chunkRows = 2048

type OnProgress = (progress: ImportProgress) => void

/** A record and the line that it stands on. */
async function* records(source: QueueSource) {
  for await (const line of readLines(source.open(), source.label)) {
    const fail = (reason: string, cause?: unknown) =>
      new ImportError(`${source.label}:${line.number}: ${reason}`, { cause })
    const checked = checkRecord(parse(line.text, fail))
    if ('reason' in checked) throw fail(checked.reason)
    yield { line, record: checked.record }
  }
}

function parse(text: string, fail: (reason: string, cause: unknown) => ImportError): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw fail(`this is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
  }
}

/** The API's columns that have one in the table, under names that need no quoting. */
function tableColumnsOf(columns: readonly PlannedColumn[]): readonly SqlColumn[] {
  return columns
    .filter(({ source }) => source.from !== 'ratings')
    .map(({ column, storage, nullable }, index) => ({
      id: column.id,
      alias: column.metric_key_alias ?? null,
      name: `c${index}`,
      storage,
      nullable,
      redacted_name:
        column.id === 'input' || column.id === 'output' ? `redacted_${column.id}` : null,
      cells: 'any',
    }))
}

/** The first reading: every line is checked, and what decides the columns is gathered. */
export async function surveyQueue(
  source: QueueSource,
  onProgress: OnProgress,
): Promise<Found & { readonly rows: RowContext }> {
  const { folder } = source
  const survey = newSurvey()
  for await (const { line, record } of records(source)) {
    surveyRecord(survey, record)
    if (survey.records % chunkRows === 0) {
      onProgress({ records: 0, bytes: Math.round(line.bytes / 2) })
    }
  }
  const columns = planColumns(folder, survey)
  const metrics = scorerMetrics(folder, survey)
  const namesOf = (list: typeof metrics) =>
    new Set(list.flatMap(({ key, alias }) => (alias ? [key, alias] : [key])))
  return {
    survey,
    columns,
    sql_columns: tableColumnsOf(columns),
    rows: {
      folder,
      columns: columns.filter((column) => column.source.from !== 'ratings'),
      scorer: {
        names: namesOf(metrics),
        enabled: namesOf(metrics.filter(({ enabled }) => enabled)),
      },
    },
  }
}

/** The second reading: the row of each record, in the order of the lines. */
export async function* queueRows(
  source: QueueSource,
  context: RowContext,
  onProgress: OnProgress,
): AsyncGenerator<readonly RowValue[]> {
  let before = 0
  for await (const { line, record } of records(source)) {
    yield rowOf(source, line, record, context)
    before += 1
    if (before % chunkRows === 0) {
      const bytes = Math.round((line.bytes + (source.bytes ?? line.bytes)) / 2)
      onProgress({ records: before, bytes })
    }
  }
  onProgress({ records: before, bytes: source.bytes ?? 0 })
}

function rowOf(
  source: QueueSource,
  line: { readonly number: number; readonly text: string },
  record: QueueRecord,
  context: RowContext,
): readonly RowValue[] {
  try {
    return recordRow(line.number, line.text, record, context)
  } catch (cause) {
    // The stack: what is written in many levels is walked level by level.
    if (!(cause instanceof RangeError)) throw cause
    throw new ImportError(`${source.label}:${line.number}: this is nested too deep`, { cause })
  }
}

/** Two records of a source have the same id. */
export const repeatedId = (
  source: QueueSource,
  id: string,
  [first, second]: readonly [string, string],
): ImportError =>
  new ImportError(`${source.label}:${second}: the id ${id} stands on line ${first} already`)
