import type { Dialect } from './dialect.ts'
import type { Binding, SqlParameter } from './sql-query.ts'

/** ClickHouse limits a parameter to 128 KiB; a unit of UTF-16 has up to three bytes in UTF-8. */
const mostUnits = 40_000

/** Splits a text into parameters, never inside a surrogate pair. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  for (let from = 0; from < text.length;) {
    const cut = Math.min(from + mostUnits, text.length)
    const to = /[\ud800-\udbff]/.test(text.charAt(cut - 1)) && cut < text.length ? cut - 1 : cut
    parts.push(text.slice(from, to))
    from = to
  }
  return parts.length === 0 ? [''] : parts
}

/** Splits a list into parameters; a text too long for one parameter stays alone. */
function listsOf(values: readonly string[]): readonly (readonly string[] | string)[] {
  const lists: (string[] | string)[] = []
  let list: string[] = []
  let units = 0
  for (const value of values) {
    const isLong = value.length > mostUnits
    if (list.length > 0 && (isLong || units + value.length + 2 > mostUnits)) {
      lists.push(list)
      list = []
      units = 0
    }
    if (isLong) lists.push(value)
    else {
      list.push(value)
      units += value.length + 2
    }
  }
  if (list.length > 0 || lists.length === 0) lists.push(list)
  return lists
}

/** ClickHouse's parameters, `{p1:String}`; a value too long for one is joined from several. */
const binding: Binding = (add) => {
  const one = (value: SqlParameter, type: string) => `{p${add(value)}:${type}}`
  const text = (value: string) => {
    const parts = partsOf(value).map((part) => one(part, 'String'))
    return parts.length === 1 ? String(parts[0]) : `concat(${parts.join(', ')})`
  }
  return {
    text,
    texts: (values) => {
      const lists = listsOf(values).map((list) =>
        typeof list === 'string' ? `[${text(list)}]` : one(list, 'Array(String)'),
      )
      return lists.length === 1 ? String(lists[0]) : `arrayConcat(${lists.join(', ')})`
    },
    integer: (value) => one(value, 'Int64'),
    double: (value) => one(value, 'Float64'),
    boolean: (value) => one(value, 'Bool'),
  }
}

/** `lowerUTF8` lowers a sigma by its context, and turns a dotted I into two code points. */
const lowered = (text: string) => `lowerUTF8(replaceAll(replaceAll(${text}, 'Σ', 'σ'), 'İ', 'i'))`
const loweredAll = (list: string) => `arrayMap(v -> ${lowered('v')}, ${list})`
/** Words searched in one pass over a text. */
const mostNeedles = 250

const orEmpty = (text: string) => `ifNull(${text}, '')`

export const clickhouse: Dialect = {
  binding,
  lowered,
  loweredAll,
  contains: (text, part) => `position(${text}, ${part}) > 0`,
  containsAnyOf: (text, values, bind, anyCase) => {
    const isThere = `${text} IS NOT NULL`
    if (values.includes('')) return isThere
    const found: string[] = []
    for (let from = 0; from < values.length; from += mostNeedles) {
      const list = bind.texts(values.slice(from, from + mostNeedles))
      found.push(`multiSearchAny(${orEmpty(text)}, ${anyCase ? loweredAll(list) : list})`)
    }
    return `(${isThere} AND (${found.join(' OR ')}))`
  },
  named: (name, names, texts) =>
    `if(has(${names}, ${name}), ${texts}[indexOf(${names}, ${name})], NULL)`,
  isOneOf: (text, list) => `has(${list}, ${text})`,
  isOneOfMany: (text, list, anyCase) =>
    `${text} IN (SELECT arrayJoin(${anyCase ? loweredAll(list) : list}))`,
  hasAny: (list, others) => `hasAny(${list}, ${others})`,
  hasAll: (list, others) => `hasAll(${list}, ${others})`,
  isSameSet: (list, others, anyCase) => {
    const sorted = (items: string) =>
      `arraySort(arrayDistinct(${anyCase ? loweredAll(items) : items}))`
    return `${sorted(list)} = ${sorted(others)}`
  },
  hasAnyOfMany: (list, others, anyCase) => {
    const [own, given] = anyCase ? [lowered('v'), loweredAll(others)] : ['v', others]
    return `arrayExists(v -> ${own} IN (SELECT arrayJoin(${given})), ${list})`
  },
  onlyWhere: (_, condition) => condition,
  length: (list) => `length(${list})`,
  asDouble: (number) => `toFloat64(${number})`,
  instant: (microseconds) => microseconds,
  microseconds: (instant) => instant,
  quotient: (number, divisor) => `intDiv(${number}, ${divisor})`,
  asWide: (number) => `toInt128(${number})`,
  bytes: (text) => `length(${text})`,
  characters: (text) => `lengthUTF8(${text})`,
  matches: (text, pattern) => `match(${text}, '^(?:${pattern})\\\\z')`,
  character: (code) => `char(${code})`,
  joined: (texts) => `concat(${texts.map(orEmpty).join(', ')})`,
  needsQuotes: (text) => `multiSearchAny(${text}, [',', '"', '\\n', '\\r'])`,
  integerText: (value) => `toString(${value})`,
}
