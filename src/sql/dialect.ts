import type { Bind, Binding } from './sql-query.ts'

/**
 * What the engines say differently, a row for each: all else is the same SQL for both. Arguments and
 * results are expressions; a missing value (null) stays one unless a row says otherwise.
 */
export type Dialect = {
  readonly binding: Binding
  /** A text in lower case, code point by code point. */
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
  /** Of texts that have names, the one with a name; null where none has it. */
  readonly named: (name: string, names: string, texts: string) => string
  readonly isOneOf: (text: string, list: string) => string
  /** The same for a long list, that is looked through once; `anyCase` lowers its texts. */
  readonly isOneOfMany: (text: string, list: string, anyCase: boolean) => string
  readonly hasAny: (list: string, others: string) => string
  readonly hasAll: (list: string, others: string) => string
  /** Whether two lists have the same members, the second one being long; `anyCase` lowers the texts of both. */
  readonly isSameSet: (list: string, others: string, anyCase: boolean) => string
  /** `hasAny` of a long list; `anyCase` lowers the texts of both. */
  readonly hasAnyOfMany: (list: string, others: string, anyCase: boolean) => string
  /**
   * A condition that is evaluated only where a cheaper one holds, and false elsewhere; an engine that
   * has no stored texts, or does not profit, leaves the cheaper one away.
   */
  readonly onlyWhere: (cheaper: () => string, condition: string) => string
  readonly length: (list: string) => string
  readonly asDouble: (number: string) => string
  /** Microseconds since 1970 as a timestamp column has them, and back. */
  readonly instant: (microseconds: string) => string
  readonly microseconds: (instant: string) => string
  /** Whole numbers that are not negative. */
  readonly quotient: (number: string, divisor: string) => string
  /** A whole number as one of 128 bits. */
  readonly asWide: (number: string) => string
  readonly bytes: (text: string) => string
  readonly characters: (text: string) => string
  /** Whether all of a text matches (RE2). */
  readonly matches: (text: string, pattern: string) => string
  readonly character: (code: number) => string
  /** Texts joined; a missing one is empty. */
  readonly joined: (texts: readonly string[]) => string
  /** Whether a cell's text has to be quoted (RFC 4180). */
  readonly needsQuotes: (text: string) => string
  readonly integerText: (value: string) => string
}
