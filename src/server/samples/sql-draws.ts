/** Expressions that draw for the record `i`: the same for the same seed, whatever the number of records. */
export type SqlDraws = {
  /** A whole number below `limit`; another `what` draws another. */
  readonly below: (limit: number, what: string) => string
  /** One of some expressions of one type. */
  readonly pick: (expressions: readonly string[], what: string) => string
  /** True for one record in so many. */
  readonly once: (among: number, what: string) => string
  /** A UUID of version 4 as text. MD5 has 128 bits: those of a billion records do not meet. */
  readonly uuid: (what: string) => string
}

/** @param seed a whole number */
export function sqlDraws(seed: number): SqlDraws {
  const below: SqlDraws['below'] = (limit, what) =>
    `(hash(i, ${textLiteral(what)}, ${seed}) % ${limit})::BIGINT`
  return {
    below,
    pick: (expressions, what) =>
      `[${expressions.join(', ')}][1 + ${below(expressions.length, what)}]`,
    once: (among, what) => `${below(among, what)} = 0`,
    uuid: (what) => {
      const digits = `md5(i || ${textLiteral(` ${what} ${seed}`)})`
      return (
        `${digits}[1:8] || '-' || ${digits}[9:12] || '-4' || ${digits}[14:16] || '-a' || ` +
        `${digits}[18:20] || '-' || ${digits}[21:32]`
      )
    },
  }
}

/** A text of this program in a statement that takes no parameters, as `COPY` does not. */
export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`
