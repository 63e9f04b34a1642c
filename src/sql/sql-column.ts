import type { FilterTree } from '#domain/contract/contract.ts'
import type { Dialect } from './dialect.ts'
import { quoteName, type Bind } from './sql-query.ts'

/**
 * How a table stores values: `text` (other values as compact JSON), `json` (text that is JSON), `id`
 * (canonical UUIDs), `list` (never null), `integer` (64 bits), `wide` (a double, and what an integer
 * with more digits has besides).
 */
export type Storage =
  'text' | 'json' | 'id' | 'timestamp' | 'integer' | 'double' | 'wide' | 'boolean' | 'list'

/** A column of the API as the tables store it. */
export type SqlColumn = {
  /** The id in `available_columns`. */
  readonly id: string
  /** The old name of a metric column: `metrics/{alias}` is the same column. */
  readonly alias: string | null
  readonly name: string
  readonly storage: Storage
  /** Whether a record may have no value. */
  readonly nullable: boolean
  /** The table's column with the redacted text, if there is one; null in it means not redacted. */
  readonly redacted_name: string | null
  /** The SQL to show instead of the table's column, if users see different values. */
  readonly shown?: string
  /** The cells in a CSV: none have a value, none need quotes, or any. */
  readonly cells: 'none' | 'plain' | 'any'
  /**
   * The values in an export of computed metrics: none, all, or those of records without this column in
   * `uncomputed`.
   */
  readonly computed: 'none' | 'some' | 'all'
}

/** The table's name of a column of the API. */
export function nameIn(columns: readonly SqlColumn[], id: string): string {
  const column = columns.find((one) => one.id === id)
  if (!column) throw new Error(`the table has no column “${id}”`)
  return column.name
}

/** The name of an own text that is a cell; that of a line's member is only the rater. */
export const ownCellName = (rater: string, column: string): string => `${rater} ${column}`

/** The name of an own text that is a line, or a line with computed metrics only if that differs. */
export const ownLineName = (rater: string, isComputed: boolean): string =>
  `${rater} ${isComputed ? tableColumns.line_computed : tableColumns.line}`

type StoredAsText = Extract<Storage, 'timestamp' | 'double' | 'wide' | 'list'>

/** Types whose texts are stored too, because making them takes longer than reading. */
export const hasStoredText = (storage: Storage): storage is StoredAsText =>
  storage === 'timestamp' || storage === 'double' || storage === 'wide' || storage === 'list'

/** The table's column with the texts of a column. */
export const textColumn = ({ name }: Pick<SqlColumn, 'name'>): string => `${name}_text`

/** The text of a value in a CSV (without quotes) and on a page. */
export const storedText = (column: SqlColumn): string => quoteName(textColumn(column))

/**
 * What a table stores of a wide number besides double and text: whether it is below, equal or above the
 * double (-1, 0, 1; compared as decimals), and its digits if unequal.
 */
export const restColumn = ({ name }: Pick<SqlColumn, 'name'>): string => `${name}_rest`
export const digitsColumn = ({ name }: Pick<SqlColumn, 'name'>): string => `${name}_digits`

/** The columns of every table of records besides those of the API. */
export const tableColumns = {
  /** The record's position in the file, from 0. */
  position: 'position',
  /** The users who rated the record with every template. */
  annotated_by: 'annotated_by',
  /** Whether a session has all enabled metrics ready; true for other records. */
  metrics_ready: 'metrics_ready',
  /** The columns without a computed metric in the record. */
  uncomputed: 'uncomputed',
  /** What users who may only see their own ratings get: names, and a text for each. */
  own_names: 'own_names',
  own_texts: 'own_texts',
  /** Bytes of the longer of the plain and the redacted line, for cutting slices. */
  line_bytes: 'line_bytes',
  /** Everyone's ratings and their results as members of a line, each after a comma. */
  line_ratings: 'line_ratings',
  /** The record's JSON up to these members and `fully_annotated`. */
  line: 'line',
  /** The same redacted, with computed metrics only, and both; null if equal to the simpler form. */
  line_redacted: 'line_redacted',
  line_computed: 'line_computed',
  line_redacted_computed: 'line_redacted_computed',
} as const

const listColumn = (name: string) => ({ name, storage: 'list', nullable: false }) as const

/** The columns of a record without its lines, in the order in which an import makes their values. */
export function rowColumns(
  columns: readonly SqlColumn[],
): readonly Pick<SqlColumn, 'name' | 'storage' | 'nullable'>[] {
  const { annotated_by, metrics_ready, uncomputed, own_names, own_texts } = tableColumns
  const wide = columns.filter(({ storage }) => storage === 'wide')
  return [
    ...columns,
    { name: 'redacted_input', storage: 'text', nullable: true },
    { name: 'redacted_output', storage: 'text', nullable: true },
    listColumn(annotated_by),
    { name: metrics_ready, storage: 'boolean', nullable: false },
    ...[uncomputed, own_names, own_texts].map(listColumn),
    { name: tableColumns.line_ratings, storage: 'text', nullable: false },
    ...wide.flatMap((column) => [
      { name: restColumn(column), storage: 'integer', nullable: true } as const,
      { name: digitsColumn(column), storage: 'text', nullable: true } as const,
    ]),
  ]
}

/** The forms of a line besides the plain one, and how many records have each. */
export const lineForms = [
  tableColumns.line_redacted,
  tableColumns.line_computed,
  tableColumns.line_redacted_computed,
] as const
export type LineForms = Readonly<Record<(typeof lineForms)[number], 'none' | 'some' | 'all'>>

/** The database, the queue and the rights of the user, for compiling. */
export type SqlContext = {
  readonly dialect: Dialect
  readonly column: (id: string) => SqlColumn
  /** False: `input` and `output` are redacted. */
  readonly unredacted: boolean
  readonly has_templates: boolean
  /** False: ratings of other users and their results are hidden. */
  readonly all_ratings: boolean
  /** Whose ratings are shown if not all are; null for none. */
  readonly own_ratings_of: string | null
  /** Whether some records have lines for users who may not see all ratings. */
  readonly has_own_lines: boolean
  readonly line_forms: LineForms
  /** Whose ratings “fully annotated” needs if a leaf names no users. */
  readonly required_users: readonly string[]
  /** Conditions of trees that were evaluated before. */
  readonly known?: ReadonlyMap<FilterTree, (bind: Bind) => string>
}
