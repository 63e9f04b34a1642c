/** A value on its way into SQL. There is no other way in. A list is a list of texts. */
export type SqlParameter = string | number | bigint | boolean | readonly string[]

/** A statement with `$1`, `$2`, … for its parameters. */
export type SqlQuery = { readonly sql: string; readonly parameters: readonly SqlParameter[] }

/** Takes a value, and gives the placeholder that stands for it. */
export type Bind = (value: SqlParameter) => string

/** Writes a statement whose values are bound while it is written. */
export function sqlQuery(write: (bind: Bind) => string): SqlQuery {
  const parameters: SqlParameter[] = []
  const sql = write((value) => `$${parameters.push(value)}`)
  return { sql, parameters }
}

/** A name as an identifier, whatever is in it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`
