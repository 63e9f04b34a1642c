import { createTable, dropTable, syncTable } from '#sql/clickhouse-tables.ts'
import {
  digitsColumn,
  hasStoredText,
  nameIn,
  tableColumns,
  type SqlColumn,
} from '#sql/sql-column.ts'
import { plainQuery, quoteName } from '#sql/sql-query.ts'
import type { Placed } from '#server/records/import-once.ts'
import type { SurveyedQueue } from '#server/records/queue-facts.ts'
import { surveyHere } from '#server/records/import-thread.ts'
import { queueRows, repeatedId, surveyQueue } from '#server/records/read-queue.ts'
import { wholeLines } from '#server/records/record-lines.ts'
import type { RowValue } from '#server/records/record-cells.ts'
import type { RowContext } from '#server/records/record-row.ts'
import { sliceTextBytes } from '#server/store/slice-bytes.ts'
import type { ImportProgress, QueueSource } from '#server/store/store.ts'
import type { Engine } from './engine.ts'
import {
  lineBytes,
  lineNumber,
  recordsTable,
  rowFields,
  shardedBy,
  type Field,
} from './records-table.ts'
import { storedText } from './stored-text.ts'

const pieceBytes = 8 * 1024 * 1024
/** Limits of a block of rows: bytes of lines (approximate), and rows. */
const blockBytes = 16 * 1024 * 1024
const mostBlockRows = 8192

type Imported = SurveyedQueue & Placed

/**
 * Reads a source into a new table, in file order. Memory does not grow with the source: rows go through
 * a staging table and are numbered on the way out.
 * @throws ImportError for a bad line, before anything is stored
 */
export async function importRecords(
  engine: Engine,
  source: QueueSource,
  table: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<Imported> {
  const { found, rows } = await surveyQueue(source, [surveyHere], onProgress)
  const { sql_columns } = found
  const fields = rowFields(sql_columns)
  const place = engine.address
  const id = nameIn(sql_columns, 'id')
  const created = nameIn(sql_columns, 'created_at')
  const staging = table.replace(/^records/, 'staging')
  const all = async (statements: readonly string[]) => {
    for (const sql of statements) await engine.run(plainQuery(sql))
  }
  try {
    const columns = [lineNumber, ...fields]
    await all(
      createTable(
        { name: staging, columns, order_by: `${created}, ${id}`, sharded_by: shardedBy(id) },
        place,
      ),
    )
    await sendRows(engine, staging, columns, sql_columns, source, rows, onProgress)
    await refuseRepeatedIds(engine, staging, id, source)
    await all(createTable(recordsTable(table, id, created, fields), place))
    await numberInto(engine, staging, table, `${created} DESC, ${id} DESC`, fields)
    await all(syncTable(table, place))
    await expectAll(engine, table, `${created}, ${id}`, found.survey.records)
    return { ...found, slices: await sliceStarts(engine, table), slices_are_chunks: false }
  } catch (error) {
    await all(dropTable(table, true, place)).catch(() => undefined)
    throw error
  } finally {
    await all(dropTable(staging, true, place)).catch(() => undefined)
  }
}

async function sendRows(
  engine: Engine,
  staging: string,
  fields: readonly Field[],
  columns: readonly SqlColumn[],
  source: QueueSource,
  context: RowContext,
  onProgress: (progress: ImportProgress) => void,
): Promise<void> {
  const names = fields.map(([name]) => quoteName(name))
  // The values of a row are those of the first fields.
  const places = new Map(fields.map(([name], place) => [name, place]))
  const withText = columns.filter(({ storage }) => hasStoredText(storage))
  let lines: string[] = []
  let units = 0
  const flush = async () => {
    if (lines.length > 0) await engine.insert(staging, names, lines.join(''))
    lines = []
    units = 0
  }
  for await (const row of queueRows(source, context, onProgress)) {
    const { values } = row
    const valueOf = (name: string) => values[places.get(name) ?? -1] ?? null
    const { plain, redacted, computed, both } = wholeLines(row.lines)
    const longest = Math.max(Buffer.byteLength(plain), Buffer.byteLength(redacted ?? ''))
    const ratings = valueOf(tableColumns.line_ratings)
    const bytes = longest + Buffer.byteLength(typeof ratings === 'string' ? ratings : '')
    const stored = withText.map((column) => {
      const digits = column.storage === 'wide' ? valueOf(digitsColumn(column)) : null
      return typeof digits === 'string' ? digits : storedText(valueOf(column.name))
    })
    const all = [...values, plain, redacted, computed, both, ...stored, bytes]
    const line = `[${all.map(json).join(',')}]\n`
    lines.push(line)
    units += line.length
    if (units >= pieceBytes) await flush()
  }
  await flush()
}

/** JSON that ClickHouse reads back exactly. Lone surrogates are not UTF-8. */
function json(value: RowValue): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(value + 0) : `"${value > 0 ? '' : '-'}inf"`
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  return typeof value === 'object' && value !== null
    ? `[${value.map(json).join(',')}]`
    : JSON.stringify(value)
}

async function refuseRepeatedIds(
  engine: Engine,
  staging: string,
  id: string,
  source: QueueSource,
): Promise<void> {
  const [repeated] = await engine.rows(
    plainQuery(
      `SELECT ${id}, groupArraySorted(2)(${lineNumber[0]}) AS lines FROM ${quoteName(staging)} ` +
        `GROUP BY ${id} HAVING count() > 1 ORDER BY lines[2] LIMIT 1`,
    ),
    { settings: { max_bytes_before_external_group_by: String(1024 ** 3) } },
  )
  if (!repeated) return
  const [uuid, lines] = repeated as [string, [string, string]]
  throw repeatedId(source, uuid, lines)
}

/**
 * Rows per block. ClickHouse counts rows, not bytes: 8 192 rows of 100 kB took 1.2 GB more than 64. The
 * 99th percentile of the line length decides.
 */
async function blockRows(engine: Engine, table: string): Promise<number> {
  const [[longLine] = []] = await engine.rows(
    plainQuery(`SELECT quantile(0.99)(${lineBytes[0]}) FROM ${quoteName(table)}`),
  )
  const rows = Math.floor(blockBytes / Math.max(1, Number(longLine) || 1))
  return Math.min(mostBlockRows, Math.max(1, rows))
}

/** The staging table has the opposite order, so reading it backwards needs no sort. */
async function numberInto(
  engine: Engine,
  staging: string,
  table: string,
  order: string,
  fields: readonly Field[],
): Promise<void> {
  const names = fields.map(([name]) => quoteName(name)).join(', ')
  await engine.run(
    plainQuery(
      `INSERT INTO ${quoteName(table)} (${tableColumns.position}, ${names}) ` +
        `SELECT rowNumberInAllBlocks(), ${names} ` +
        `FROM (SELECT ${names} FROM ${quoteName(staging)} ORDER BY ${order})`,
    ),
    {
      settings: {
        // One thread, so that rows are numbered in order.
        max_threads: 1,
        max_insert_threads: '1',
        // Otherwise each shard of a cluster would number its own rows.
        parallel_distributed_insert_select: '0',
        max_block_size: String(await blockRows(engine, staging)),
        min_insert_block_size_bytes: String(64 * 1024 ** 2),
      },
    },
  )
}

/** Throws if rows are missing or out of place. */
async function expectAll(
  engine: Engine,
  table: string,
  order: string,
  records: number,
): Promise<void> {
  const { position } = tableColumns
  const before = `any((${order})) OVER (ORDER BY ${position} ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING)`
  const [[count, last, wrong] = []] = await engine.rows(
    plainQuery(
      `SELECT count(), max(${position}), countIf(${position} > 0 AND NOT is_next) FROM (` +
        `SELECT ${position}, (${order}) < ${before} AS is_next FROM ${quoteName(table)})`,
    ),
  )
  const isWhole = Number(count) === records && Number(last) === Math.max(0, records - 1)
  if (!isWhole || Number(wrong) > 0) {
    throw new Error(
      `the database has ${String(count)} of ${records} records, ${String(wrong)} of them out of order`,
    )
  }
}

/** Cuts the table into slices of similar size; a larger record has its own slice. */
async function sliceStarts(engine: Engine, table: string): Promise<number[]> {
  const { position } = tableColumns
  const rows = await engine.rows(
    plainQuery(
      `SELECT min(${position}) FROM (` +
        `SELECT ${position}, intDiv(sum(${lineBytes[0]}) OVER (ORDER BY ${position}), ${sliceTextBytes}) AS slice ` +
        `FROM ${quoteName(table)}) GROUP BY slice ORDER BY 1`,
    ),
  )
  return rows.map(([start]) => Number(start))
}
