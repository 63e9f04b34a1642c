import type { Bind, Binding } from './sql-query.ts'

/**
 * The SQL that differs between the databases. Arguments and results are expressions; null stays null
 * unless a comment says otherwise.
 */
export type Dialect = {
  readonly binding: Binding
  /** Lower case, code point by code point. */
  readonly lowered: (text: string) => string
  readonly loweredAll: (list: string) => string
  readonly contains: (text: string, part: string) => string
  /** Whether a text contains one of a long list; `anyCase` lowers the list. */
  readonly containsAnyOf: (
    text: string,
    values: readonly string[],
    bind: Bind,
    anyCase: boolean,
  ) => string
  /** The text with this name among named texts; null if there is none. */
  readonly named: (name: string, names: string, texts: string) => string
  readonly isOneOf: (text: string, list: string) => string
  /** `isOneOf` for a long list, which is read once; `anyCase` lowers its texts. */
  readonly isOneOfMany: (text: string, list: string, anyCase: boolean) => string
  readonly hasAny: (list: string, others: string) => string
  readonly hasAll: (list: string, others: string) => string
  /** Whether two lists have the same members; the second one is long. `anyCase` lowers both. */
  readonly isSameSet: (list: string, others: string, anyCase: boolean) => string
  /** `hasAny` for a long list; `anyCase` lowers both. */
  readonly hasAnyOfMany: (list: string, others: string, anyCase: boolean) => string
  /**
   * Evaluates a condition only if a cheaper one holds; else it is false. A database without stored
   * texts ignores the cheaper one.
   */
  readonly onlyWhere: (cheaper: () => string, condition: string) => string
  readonly length: (list: string) => string
  readonly asDouble: (number: string) => string
  /** From microseconds since 1970 to a timestamp, and back. */
  readonly instant: (microseconds: string) => string
  readonly microseconds: (instant: string) => string
  /** For integers that are not negative. */
  readonly quotient: (number: string, divisor: string) => string
  /** An integer with 128 bits. */
  readonly asWide: (number: string) => string
  readonly bytes: (text: string) => string
  readonly characters: (text: string) => string
  /** Whether the whole text matches (RE2). */
  readonly matches: (text: string, pattern: string) => string
  readonly character: (code: number) => string
  /** Joins texts; null counts as empty. */
  readonly joined: (texts: readonly string[]) => string
  /** Whether a cell's text needs quotes (RFC 4180). */
  readonly needsQuotes: (text: string) => string
  readonly integerText: (value: string) => string
}
