import type { Filter, FilterOf, ValueFilterType } from '#domain/contract/contract.ts'
import { wholeNumberOf } from '#domain/text/decimal.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'
import type { Dialect } from './dialect.ts'
import { hasOneOf, hasOneOfAnyCase } from './list-sql.ts'
import type { Storage } from './sql-column.ts'
import type { Bind } from './sql-query.ts'

/** Lists with more items or more text are read once, not per record. */
const longList = 64
const longTexts = 4096

type Operand = {
  readonly expression: string
  /** The stored text of the value, if its storage has one. */
  readonly text: string
  /** A wide number's difference from its double. */
  readonly rest: string
  readonly storage: Storage
  readonly dialect: Dialect
}

/** SQL that is true if the operator's positive form holds, and otherwise false or null. */
type Write<F> = (column: Operand, filter: F, bind: Bind) => string
type Row<F> = {
  readonly write: Write<F>
  /** The operator is the complement of `write`: true for a missing value. */
  readonly negative?: true
}
type OperatorSql = {
  readonly [T in ValueFilterType]: Readonly<Record<FilterOf<T>['operator'], Row<FilterOf<T>>>>
}

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value

export const isLongList = (values: readonly string[]): boolean =>
  values.length > longList || values.reduce((sum, { length }) => sum + length, 0) > longTexts

/** True if the column equals one of the values. */
function equalsAny(
  { expression, dialect }: Operand,
  values: readonly string[],
  bind: Bind,
  anyCase: boolean,
): string {
  const { lowered, loweredAll, isOneOf, isOneOfMany } = dialect
  const left = anyCase ? lowered(expression) : expression
  const [only] = values
  if (only === undefined) return 'false'
  if (values.length === 1) {
    const value = bind.text(only)
    return `${left} = ${anyCase ? lowered(value) : value}`
  }
  const list = bind.texts(values)
  if (isLongList(values)) return isOneOfMany(left, list, anyCase)
  return isOneOf(left, anyCase ? loweredAll(list) : list)
}

/** True if the column contains one of the values; every value contains the empty text. */
function containsAny(
  { expression, dialect }: Operand,
  values: readonly string[],
  bind: Bind,
  anyCase: boolean,
): string {
  const { lowered, contains, containsAnyOf } = dialect
  const left = anyCase ? lowered(expression) : expression
  if (isLongList(values)) return containsAnyOf(left, values, bind, anyCase)
  const parts = values.map((value) => {
    const part = bind.text(value)
    return contains(left, anyCase ? lowered(part) : part)
  })
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`
}

const textEquals: Write<FilterOf<'text'>> = (column, filter, bind) =>
  equalsAny(column, listOf(filter.value), bind, !filter.case_sensitive)

/** Compares ids in canonical form; a text that is not a UUID in lower case. */
const idsOf = (value: string | readonly string[]): readonly string[] =>
  listOf(value).map((text) => canonicalUuid(text) ?? text.toLowerCase())

const idEquals: Write<FilterOf<'id'>> = (column, filter, bind) =>
  equalsAny(column, idsOf(filter.value), bind, false)

/**
 * An integer stays one beside integers; everything else is compared as a double. An integer beyond 64 bits
 * is replaced by the largest one, because a double would round integers near the limit.
 */
function compareNumber(column: Operand, operator: string, value: number, bind: Bind): string {
  const { expression, dialect } = column
  if (column.storage === 'wide') return compareWide(column, operator, value, bind)
  if (column.storage !== 'integer') return `${expression} ${operator} ${bind.double(value)}`
  // The digits as sent: above 2^53, `BigInt(value)` has others.
  const whole = wholeNumberOf(value)
  if (whole === null) return `${dialect.asDouble(expression)} ${operator} ${bind.double(value)}`
  if (BigInt.asIntN(64, whole) === whole) return `${expression} ${operator} ${bind.integer(whole)}`
  const beyond = Math.sign(value) * Number.MAX_VALUE
  return `${dialect.asDouble(expression)} ${operator} ${bind.double(beyond)}`
}

/** If the doubles are equal, the difference decides; the given value is always a double. */
function compareWide(
  { expression, rest }: Operand,
  operator: string,
  value: number,
  bind: Bind,
): string {
  const isSame = `${expression} = ${bind.double(value)} AND ${rest} ${operator} 0`
  if (operator === '=') return `(${isSame})`
  return `(${expression} ${operator.charAt(0)} ${bind.double(value)} OR (${isSame}))`
}

const number =
  (operator: string): Write<FilterOf<'number'>> =>
  (column, { value }, bind) =>
    compareNumber(column, operator, Number(value), bind)

const between: Write<FilterOf<'number'>> = (column, { value }, bind) => {
  const [min, max] = Array.isArray(value) ? value : []
  if (min === undefined || max === undefined) throw new Error('between takes [min, max]')
  return `(${compareNumber(column, '>=', min, bind)} AND ${compareNumber(column, '<=', max, bind)})`
}

const date =
  (operator: string): Write<FilterOf<'date'>> =>
  ({ expression, dialect }, { value }, bind) => {
    const instant = parseInstant(value)
    if (instant === null) throw new Error('a date filter takes a date and time')
    return `${expression} ${operator} ${dialect.instant(bind.integer(instant))}`
  }

const boolean: Write<FilterOf<'boolean'>> = ({ expression }, { value }, bind) =>
  `${expression} = ${bind.boolean(value)}`

const memberAny: Write<FilterOf<'collection'>> = (column, filter, bind) => {
  const { expression, text, dialect } = column
  const values = listOf(filter.value)
  if (values.length === 0) return 'false'
  if (isLongList(values)) {
    return dialect.hasAnyOfMany(expression, bind.texts(values), !filter.case_sensitive)
  }
  return filter.case_sensitive
    ? hasOneOf(dialect, expression, values, bind)
    : hasOneOfAnyCase(dialect, { list: expression, json: text }, values, bind)
}

const sameSet: Write<FilterOf<'collection'>> = ({ expression, dialect }, filter, bind) => {
  const { loweredAll, hasAll } = dialect
  const values = listOf(filter.value)
  const given = bind.texts(values)
  if (isLongList(values)) return dialect.isSameSet(expression, given, !filter.case_sensitive)
  const [column, list] = filter.case_sensitive
    ? [expression, given]
    : [loweredAll(expression), loweredAll(given)]
  return `(${hasAll(column, list)} AND ${hasAll(list, column)})`
}

/**
 * The SQL of every operator for both databases; `dialect.ts` has their differences. `ne` is always not
 * `eq`, `not_in` always not `one_of`.
 */
const operatorSql: OperatorSql = {
  text: {
    eq: { write: textEquals },
    ne: { write: textEquals, negative: true },
    one_of: { write: textEquals },
    not_in: { write: textEquals, negative: true },
    contains: {
      write: (column, filter, bind) =>
        containsAny(column, listOf(filter.value), bind, !filter.case_sensitive),
    },
  },
  id: {
    eq: { write: idEquals },
    ne: { write: idEquals, negative: true },
    one_of: { write: idEquals },
    not_in: { write: idEquals, negative: true },
    contains: {
      write: (column, filter, bind) => containsAny(column, idsOf(filter.value), bind, false),
    },
  },
  number: {
    eq: { write: number('=') },
    ne: { write: number('='), negative: true },
    gt: { write: number('>') },
    gte: { write: number('>=') },
    lt: { write: number('<') },
    lte: { write: number('<=') },
    between: { write: between },
  },
  date: {
    eq: { write: date('=') },
    ne: { write: date('='), negative: true },
    gt: { write: date('>') },
    gte: { write: date('>=') },
    lt: { write: date('<') },
    lte: { write: date('<=') },
  },
  boolean: { eq: { write: boolean }, ne: { write: boolean, negative: true } },
  collection: {
    contains: { write: memberAny },
    one_of: { write: memberAny },
    not_in: { write: memberAny, negative: true },
    eq: { write: sameSet },
  },
}

/** The SQL of a leaf's operator. */
export function sqlOf<F extends FilterOf<ValueFilterType>>(filter: F): Row<F> {
  // Each row fits its leaf type, which TypeScript cannot see here.
  const rows = operatorSql[filter.type] as unknown as Readonly<Record<string, Row<F>>>
  const row = rows[filter.operator]
  if (!row) throw new Error(`no SQL for the operator ${filter.operator}`)
  return row
}

/** Whether the filter has a list so long that its SQL joins with it. */
export const hasLongList = (filter: Filter): boolean =>
  'value' in filter && isTexts(filter.value) && isLongList(filter.value)

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && typeof value[0] === 'string'

/** The words that a leaf searches in texts. */
export const wordsOf = (filter: FilterOf<'text'> | FilterOf<'id'>): readonly string[] =>
  filter.type === 'id' ? idsOf(filter.value) : listOf(filter.value)
