import type { Filter, FilterOf, FilterType } from '#domain/contract.ts'
import { parseInstant } from '#domain/instant.ts'
import { canonicalUuid } from '#domain/uuid.ts'
import type { Storage } from './sql-column.ts'
import type { Bind } from './sql-query.ts'

/** Longer lists become a join with the list instead of a look through it for every record. */
const longList = 64

type Operand = { readonly expression: string; readonly storage: Storage }

/** The SQL that is true where the operator's positive form holds, and false or null elsewhere. */
type Write<F> = (column: Operand, filter: F, bind: Bind) => string
type Row<F> = {
  readonly write: Write<F>
  /** The complement of `write`: true for a missing value. */
  readonly negative?: true
}
type ValueFilter = Exclude<FilterType, 'fully_annotated'>
type OperatorSql = {
  readonly [T in ValueFilter]: Readonly<Record<FilterOf<T>['operator'], Row<FilterOf<T>>>>
}

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value

const lowered = (expression: string) => `lower(${expression})`
const loweredList = (list: string) => `list_transform(${list}, lambda v: lower(v))`

/** True where the column equals one of the values. */
function equalsAny(
  column: string,
  values: readonly string[],
  bind: Bind,
  anyCase: boolean,
): string {
  const left = anyCase ? lowered(column) : column
  const [only] = values
  if (only === undefined) return 'false'
  if (values.length === 1) {
    const value = `${bind(only)}::VARCHAR`
    return `${left} = ${anyCase ? lowered(value) : value}`
  }
  const list = `${bind(values)}::VARCHAR[]`
  if (values.length > longList) {
    const item = anyCase ? lowered('unnest') : 'unnest'
    return `${left} IN (SELECT ${item} FROM unnest(${list}) AS given(unnest))`
  }
  return `list_contains(${anyCase ? loweredList(list) : list}, ${left})`
}

/** True where the column contains one of the values as a part; the empty text is part of every value. */
function containsAny(
  column: string,
  values: readonly string[],
  bind: Bind,
  anyCase: boolean,
): string {
  const left = anyCase ? lowered(column) : column
  if (values.length > longList) {
    const list = `${bind(values)}::VARCHAR[]`
    const given = anyCase ? loweredList(list) : list
    return `${left} IS NOT NULL AND len(list_filter(${given}, lambda v: contains(${left}, v))) > 0`
  }
  const parts = values.map((value) => {
    const part = `${bind(value)}::VARCHAR`
    return `contains(${left}, ${anyCase ? lowered(part) : part})`
  })
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`
}

const textEquals: Write<FilterOf<'text'>> = ({ expression }, filter, bind) =>
  equalsAny(expression, listOf(filter.value), bind, !filter.case_sensitive)

/** An id is compared in canonical form; what is no UUID is compared as text, in lower case. */
const idsOf = (value: string | readonly string[]): readonly string[] =>
  listOf(value).map((text) => canonicalUuid(text) ?? text.toLowerCase())

const idEquals: Write<FilterOf<'id'>> = ({ expression }, filter, bind) =>
  equalsAny(expression, idsOf(filter.value), bind, false)

/**
 * A whole number beside integers stays one; anything else is compared as a floating-point number.
 * One beyond 64 bits stands for the largest there is: integers near the end would be rounded to it.
 */
function compareNumber(column: Operand, operator: string, value: number, bind: Bind): string {
  const { expression } = column
  if (column.storage !== 'integer') return `${expression} ${operator} ${bind(value)}::DOUBLE`
  if (value >= -(2 ** 63) && value < 2 ** 63) {
    return Number.isInteger(value)
      ? `${expression} ${operator} ${bind(BigInt(value))}::BIGINT`
      : `${expression}::DOUBLE ${operator} ${bind(value)}::DOUBLE`
  }
  return `${expression}::DOUBLE ${operator} ${bind(Math.sign(value) * Number.MAX_VALUE)}::DOUBLE`
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
  ({ expression }, { value }, bind) => {
    const instant = parseInstant(value)
    if (instant === null) throw new Error('a date filter takes a date and time')
    return `${expression} ${operator} make_timestamp(${bind(instant)}::BIGINT)`
  }

const boolean: Write<FilterOf<'boolean'>> = ({ expression }, { value }, bind) =>
  `${expression} = ${bind(value)}::BOOLEAN`

const memberAny: Write<FilterOf<'collection'>> = ({ expression }, filter, bind) => {
  const values = listOf(filter.value)
  const list = `${bind(values)}::VARCHAR[]`
  if (values.length > longList) {
    const [own, given] = ['own.v', 'given.v'].map((item) =>
      filter.case_sensitive ? item : lowered(item),
    )
    return (
      `EXISTS (SELECT 1 FROM unnest(${expression}) AS own(v) ` +
      `WHERE ${own} IN (SELECT ${given} FROM unnest(${list}) AS given(v)))`
    )
  }
  return filter.case_sensitive
    ? `list_has_any(${expression}, ${list})`
    : `list_has_any(${loweredList(expression)}, ${loweredList(list)})`
}

const sameSet: Write<FilterOf<'collection'>> = ({ expression }, filter, bind) => {
  const given = `${bind(listOf(filter.value))}::VARCHAR[]`
  const [column, list] = filter.case_sensitive
    ? [expression, given]
    : [loweredList(expression), loweredList(given)]
  return `(list_has_all(${column}, ${list}) AND list_has_all(${list}, ${column}))`
}

/** The SQL column of the table of operators: `ne` is always not `eq`, `not_in` always not `one_of`. */
export const operatorSql: OperatorSql = {
  text: {
    eq: { write: textEquals },
    ne: { write: textEquals, negative: true },
    one_of: { write: textEquals },
    not_in: { write: textEquals, negative: true },
    contains: {
      write: ({ expression }, filter, bind) =>
        containsAny(expression, listOf(filter.value), bind, !filter.case_sensitive),
    },
  },
  id: {
    eq: { write: idEquals },
    ne: { write: idEquals, negative: true },
    one_of: { write: idEquals },
    not_in: { write: idEquals, negative: true },
    contains: {
      write: ({ expression }, filter, bind) =>
        containsAny(expression, idsOf(filter.value), bind, false),
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

/** Whether the filter has a list so long that its SQL joins with it. */
export const hasLongList = (filter: Filter): boolean =>
  'value' in filter && Array.isArray(filter.value) && filter.value.length > longList
