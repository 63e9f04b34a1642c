import type { Dialect } from './dialect.ts'
import type { Binding } from './sql-query.ts'

/**
 * A longer list goes in as one JSON text, which the engine reads on a thread of its own: of a list the
 * library makes a value of each item on the event loop, 200 bytes and two microseconds each.
 */
const mostItems = 1000

/** Half a surrogate pair is no JSON to the engine. */
const wellFormed = (text: string) => text.toWellFormed()

/** `$1::VARCHAR`: every value is cast, so that its type does not hang on the engine's guess. */
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
  // Stores look for long lists themselves (`isWordList`): here it is one word after the other.
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
  // In a query of its own, the given list is put in order once.
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

/** The shortest text that reads as the same number: no `.0`, no zeros in front of an exponent. */
const doubleText = (value: string) =>
  `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e16 THEN ${value}::BIGINT::VARCHAR ` +
  `ELSE replace(replace(${value}::VARCHAR, 'e-0', 'e-'), 'e+0', 'e+') END`

/** The texts of values that are stored beside them. */
export const duckdbTexts = {
  double: doubleText,
  /** `digits`: of a whole number that has more of them. */
  wide: (value: string, digits: string) => `coalesce(${digits}, ${doubleText(value)})`,
  /** `2026-07-07T15:55:01.110554Z`. */
  timestamp: (value: string) => `strftime(${value}, '%Y-%m-%dT%H:%M:%S.%fZ')`,
  /** Compact JSON. */
  list: (value: string) => `to_json(${value})::VARCHAR`,
} as const
