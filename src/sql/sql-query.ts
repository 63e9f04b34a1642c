/** A value on its way into SQL. There is no other way in. A list is a list of texts. */
export type SqlParameter = string | number | bigint | boolean | readonly string[]

/** A statement with a placeholder for each of its parameters, numbered from 1. */
export type SqlQuery = { readonly sql: string; readonly parameters: readonly SqlParameter[] }

/** Takes a value of a kind, and gives what stands for it in the statement. */
export type Bind = {
  readonly text: (value: string) => string
  readonly texts: (values: readonly string[]) => string
  /** 64 bits. */
  readonly integer: (value: bigint) => string
  readonly double: (value: number) => string
  readonly boolean: (value: boolean) => string
}

/** How an engine's statements stand for values: `add` takes one, and says its number. */
export type Binding = (add: (value: SqlParameter) => number) => Bind

/** Writes a statement whose values are bound while it is written. */
export function sqlQuery(
  { binding }: { readonly binding: Binding },
  write: (bind: Bind) => string,
): SqlQuery {
  const parameters: SqlParameter[] = []
  const sql = write(binding((value) => parameters.push(value)))
  return { sql, parameters }
}

/** A text as a literal, for the few statements that take no parameters. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name as an identifier, whatever is in it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`
