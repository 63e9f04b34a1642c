import type { FilterTree } from '#domain/contract/contract.ts'
import type { Dialect } from './dialect.ts'
import { quoteName, type Bind } from './sql-query.ts'

/**
 * How a column's values lie in a table: `text` (a value that is no string as its compact JSON),
 * `json` (text that is JSON), `id` (canonical UUIDs), `list` (never null), `integer` (64 bits),
 * `wide` (a double, and beside it what a whole number of more digits has besides).
 */
export type Storage =
  'text' | 'json' | 'id' | 'timestamp' | 'integer' | 'double' | 'wide' | 'boolean' | 'list'

/** A column of the API as the tables hold it. */
export type SqlColumn = {
  /** The column's id, as `available_columns` has it. */
  readonly id: string
  /** The old name of a metric column: `metrics/{alias}` is the same column. */
  readonly alias: string | null
  /** The name of the table's column. */
  readonly name: string
  readonly storage: Storage
  /** Whether a record may have no value. */
  readonly nullable: boolean
  /** The table's column with the redacted text, where there is one: missing means not redacted. */
  readonly redacted_name: string | null
  /** What is shown instead of the table's column, where that is not for everybody. */
  readonly shown?: string
  /** What a csv has of the values: nothing, as there are none, texts that need no quotes, or any. */
  readonly cells: 'none' | 'plain' | 'any'
  /**
   * Which of the values stay in an export of computed metrics only: no one, all, or those of records
   * that do not name the column among their `uncomputed`.
   */
  readonly computed: 'none' | 'some' | 'all'
}

/** The name of an own text that is a cell; that of a line's member is the rater alone. */
export const ownCellName = (rater: string, column: string): string => `${rater} ${column}`

/** The name of an own text that is a whole line, or one with computed metrics only where that is another one. */
export const ownLineName = (rater: string, isComputed: boolean): string =>
  `${rater} ${isComputed ? tableColumns.line_computed : tableColumns.line}`

type StoredAsText = Extract<Storage, 'timestamp' | 'double' | 'wide' | 'list'>

/** Which kinds of values have their text beside them: it takes longer to make than to read. */
export const hasStoredText = (storage: Storage): storage is StoredAsText =>
  storage === 'timestamp' || storage === 'double' || storage === 'wide' || storage === 'list'

/** The table's column with the texts of a column's values. */
export const textColumn = ({ name }: Pick<SqlColumn, 'name'>): string => `${name}_text`

/** The text of a value as a csv and a page have it; not quoted for a csv. */
export const storedText = (column: SqlColumn): string => quoteName(textColumn(column))

/**
 * What the table has of a wide number besides its double and its text: on which side of the double it
 * lies (-1, 0, 1; compared as decimals), and its digits where it is not the double.
 */
export const restColumn = ({ name }: Pick<SqlColumn, 'name'>): string => `${name}_rest`
export const digitsColumn = ({ name }: Pick<SqlColumn, 'name'>): string => `${name}_digits`

/** Names of the columns that every table of records has besides those of the API. */
export const tableColumns = {
  /** The record's place in the file, from 0. */
  position: 'position',
  /** The users who rated the record with every template. */
  annotated_by: 'annotated_by',
  /** Whether a session has all enabled metrics ready; true for other records. */
  metrics_ready: 'metrics_ready',
  /** The names of the columns that have no computed metric in the record. */
  uncomputed: 'uncomputed',
  /** What is shown of ratings to those who may see their own only: names, and the text of each. */
  own_names: 'own_names',
  own_texts: 'own_texts',
  /** Bytes of the longer of the plain and the redacted line, for cutting the table into slices. */
  line_bytes: 'line_bytes',
  /** Everyone's ratings and what came of them, as a line has it: members, each behind a comma. */
  line_ratings: 'line_ratings',
  /** The JSON text of the record up to, but without, these members and its `fully_annotated`. */
  line: 'line',
  /** The same redacted, with computed metrics only, and both; null where the simpler form is the same. */
  line_redacted: 'line_redacted',
  line_computed: 'line_computed',
  line_redacted_computed: 'line_redacted_computed',
} as const

/** The forms of a line besides the plain one, and how many records have each. */
export const lineForms = [
  tableColumns.line_redacted,
  tableColumns.line_computed,
  tableColumns.line_redacted_computed,
] as const
export type LineForms = Readonly<Record<(typeof lineForms)[number], 'none' | 'some' | 'all'>>

/** What compiling needs to know of the engine, of the queue and of the person who asks. */
export type SqlContext = {
  readonly dialect: Dialect
  readonly column: (id: string) => SqlColumn
  /** False: `input` and `output` are the redacted ones. */
  readonly unredacted: boolean
  readonly has_templates: boolean
  /** False: nothing is told of other people's ratings, nor of what came of them. */
  readonly all_ratings: boolean
  /** Whose ratings are shown where not all are; null: nobody's. */
  readonly own_ratings_of: string | null
  /** Whether some records have lines of their own for those who may not see all ratings. */
  readonly has_own_lines: boolean
  readonly line_forms: LineForms
  /** Whose ratings "fully annotated" asks for where a leaf names nobody. */
  readonly required_users: readonly string[]
  /** The conditions of trees whose records were found before, so that they are not compiled. */
  readonly known?: ReadonlyMap<FilterTree, (bind: Bind) => string>
}
