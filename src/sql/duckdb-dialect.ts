import type { Dialect } from './dialect.ts'
import type { Binding } from './sql-query.ts'

/**
 * Longer lists are passed as one JSON text, which DuckDB parses on its own thread. The client would
 * convert a list on the event loop, with 200 bytes and two microseconds per item.
 */
const mostItems = 1000

/** DuckDB's JSON does not accept lone surrogates. */
const wellFormed = (text: string) => text.toWellFormed()

/** `$1::VARCHAR`: every value is cast, so that DuckDB does not guess its type. */
const binding: Binding = (add) => ({
  text: (value) => `$${add(value)}::VARCHAR`,
  texts: (values) =>
    values.length > mostItems
      ? `from_json($${add(JSON.stringify(values.map(wellFormed)))}::VARCHAR, '["VARCHAR"]')`
      : `$${add(values)}::VARCHAR[]`,
  integer: (value) => `$${add(value)}::BIGINT`,
  double: (value) => `$${add(value)}::DOUBLE`,
  boolean: (value) => `$${add(value)}::BOOLEAN`,
})

const lowered = (text: string) => `lower(${text})`
const loweredAll = (list: string) => `list_transform(${list}, lambda v: lower(v))`
const contains = (text: string, part: string) => `contains(${text}, ${part})`
const character = (code: number) => `chr(${code})`

export const duckdb: Dialect = {
  binding,
  lowered,
  loweredAll,
  contains,
  // One word after the other; stores evaluate long lists themselves (`isWordList`).
  containsAnyOf: (text, values, bind, anyCase) => {
    const list = bind.texts(values)
    const words = anyCase ? loweredAll(list) : list
    return `${text} IS NOT NULL AND len(list_filter(${words}, lambda v: contains(${text}, v))) > 0`
  },
  named: (name, names, texts) => `${texts}[list_position(${names}, ${name})]`,
  isOneOf: (text, list) => `list_contains(${list}, ${text})`,
  isOneOfMany: (text, list, anyCase) =>
    `${text} IN (SELECT ${anyCase ? lowered('unnest') : 'unnest'} FROM unnest(${list}) AS given(unnest))`,
  hasAny: (list, others) => `list_has_any(${list}, ${others})`,
  hasAll: (list, others) => `list_has_all(${list}, ${others})`,
  // A subquery sorts the given list only once.
  isSameSet: (list, others, anyCase) => {
    const [own, given] = anyCase ? [loweredAll(list), lowered('v')] : [list, 'v']
    return (
      `list_sort(list_distinct(${own})) = ` +
      `(SELECT list_sort(list(DISTINCT ${given})) FROM unnest(${others}) AS given(v))`
    )
  },
  hasAnyOfMany: (list, others, anyCase) => {
    const [own, given] = ['own.v', 'given.v'].map((item) => (anyCase ? lowered(item) : item))
    return (
      `EXISTS (SELECT 1 FROM unnest(${list}) AS own(v) ` +
      `WHERE ${own} IN (SELECT ${given} FROM unnest(${others}) AS given(v)))`
    )
  },
  onlyWhere: (cheaper, condition) => `CASE WHEN ${cheaper()} THEN ${condition} ELSE false END`,
  length: (list) => `len(${list})`,
  asDouble: (number) => `${number}::DOUBLE`,
  instant: (microseconds) => `make_timestamp(${microseconds})`,
  microseconds: (instant) => `epoch_us(${instant})`,
  quotient: (number, divisor) => `${number} // ${divisor}`,
  asWide: (number) => `${number}::HUGEINT`,
  bytes: (text) => `strlen(${text})`,
  characters: (text) => `length(${text})`,
  matches: (text, pattern) => `regexp_full_match(${text}, '${pattern}')`,
  character,
  joined: (texts) => `concat(${texts.join(', ')})`,
  needsQuotes: (text) =>
    ["','", `'"'`, character(10), character(13)].map((one) => contains(text, one)).join(' OR '),
  integerText: (value) => value,
}

/** The shortest text that parses to the same number: no `.0`, no zeros at the start of an exponent. */
const doubleText = (value: string) =>
  `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e16 THEN ${value}::BIGINT::VARCHAR ` +
  `ELSE replace(replace(${value}::VARCHAR, 'e-0', 'e-'), 'e+0', 'e+') END`

/** The SQL of the texts that are stored beside values. */
export const duckdbTexts = {
  double: doubleText,
  /** `digits`: of an integer beyond 2^53, else null. */
  wide: (value: string, digits: string) => `coalesce(${digits}, ${doubleText(value)})`,
  /** `2026-07-07T15:55:01.110554Z`. */
  timestamp: (value: string) => `strftime(${value}, '%Y-%m-%dT%H:%M:%S.%fZ')`,
  /** Compact JSON. */
  list: (value: string) => `to_json(${value})::VARCHAR`,
} as const
