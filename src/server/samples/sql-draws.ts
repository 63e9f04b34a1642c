/** Expressions that draw for record `i`; they depend on the seed and `i` only. */
export type SqlDraws = {
  /** `what` names the draw: another name draws another number. */
  readonly below: (limit: number, what: string) => string
  readonly pick: (expressions: readonly string[], what: string) => string
  /** True for one in `among` records. */
  readonly once: (among: number, what: string) => string
  /** Version 4, as text. MD5 has 128 bits, enough for a billion records without a repeat. */
  readonly uuid: (what: string) => string
}

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

/** `COPY` takes no parameters, so texts of this program are quoted. */
export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`
