/** A value for SQL; there is no other way in. A list has only texts. */
export type SqlParameter = string | number | bigint | boolean | readonly string[]

/** A statement with numbered placeholders for its parameters, from 1. */
export type SqlQuery = { readonly sql: string; readonly parameters: readonly SqlParameter[] }

/** A statement without values. */
export const plainQuery = (sql: string): SqlQuery => ({ sql, parameters: [] })

/** Runs a statement in a database and reads all rows. */
export type RunQuery = (query: SqlQuery) => Promise<readonly (readonly unknown[])[]>

/** Takes a value and returns its placeholder. */
export type Bind = {
  readonly text: (value: string) => string
  readonly texts: (values: readonly string[]) => string
  /** 64 bits. */
  readonly integer: (value: bigint) => string
  readonly double: (value: number) => string
  readonly boolean: (value: boolean) => string
}

/** The placeholders of a database: `add` takes a value and returns its number. */
export type Binding = (add: (value: SqlParameter) => number) => Bind

/** Writes a statement and collects its parameters. */
export function sqlQuery(
  { binding }: { readonly binding: Binding },
  write: (bind: Bind) => string,
): SqlQuery {
  const parameters: SqlParameter[] = []
  const sql = write(binding((value) => parameters.push(value)))
  return { sql, parameters }
}

/** A text as a literal, for the few statements without parameters. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name as a quoted identifier; it may hold any character. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`
