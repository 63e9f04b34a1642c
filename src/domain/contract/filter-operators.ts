import type { Filter, FilterOf, FilterType, ValueFilterType } from './contract.ts'

/** The number of values of an operator: one, a list, or a pair `[min, max]`. */
export type Arity = 'one' | 'many' | 'pair'
export type Operator = Extract<Filter, { type: ValueFilterType }>['operator']

type OperatorRow<O extends string = string> = {
  /** The words between column and value: “Tags *contain any of* prod”. */
  readonly label: string
  readonly arity: Arity
  /**
   * The operator that is true exactly when this one is false, also for records without a value; null
   * if there is none.
   */
  readonly complement: O | null
}

type OperatorTable = {
  readonly [T in ValueFilterType]: Readonly<
    Record<FilterOf<T>['operator'], OperatorRow<FilterOf<T>['operator']>>
  >
}

/**
 * Every operator of every leaf type, in the order of the menu, with label, arity and complement.
 * The SQL of each operator is in `sql/`.
 */
export const operators = {
  text: {
    contains: { label: 'contains', arity: 'many', complement: null },
    eq: { label: 'is', arity: 'one', complement: 'ne' },
    ne: { label: 'is not', arity: 'one', complement: 'eq' },
    one_of: { label: 'is one of', arity: 'many', complement: 'not_in' },
    not_in: { label: 'is none of', arity: 'many', complement: 'one_of' },
  },
  id: {
    eq: { label: 'is', arity: 'one', complement: 'ne' },
    ne: { label: 'is not', arity: 'one', complement: 'eq' },
    one_of: { label: 'is one of', arity: 'many', complement: 'not_in' },
    not_in: { label: 'is none of', arity: 'many', complement: 'one_of' },
    contains: { label: 'contains', arity: 'many', complement: null },
  },
  number: {
    eq: { label: 'is', arity: 'one', complement: 'ne' },
    ne: { label: 'is not', arity: 'one', complement: 'eq' },
    gt: { label: 'is more than', arity: 'one', complement: null },
    gte: { label: 'is at least', arity: 'one', complement: null },
    lt: { label: 'is less than', arity: 'one', complement: null },
    lte: { label: 'is at most', arity: 'one', complement: null },
    between: { label: 'is between', arity: 'pair', complement: null },
  },
  date: {
    gte: { label: 'is on or after', arity: 'one', complement: null },
    gt: { label: 'is after', arity: 'one', complement: null },
    lte: { label: 'is on or before', arity: 'one', complement: null },
    lt: { label: 'is before', arity: 'one', complement: null },
    eq: { label: 'is exactly', arity: 'one', complement: 'ne' },
    ne: { label: 'is not exactly', arity: 'one', complement: 'eq' },
  },
  boolean: {
    eq: { label: 'is', arity: 'one', complement: 'ne' },
    ne: { label: 'is not', arity: 'one', complement: 'eq' },
  },
  collection: {
    contains: { label: 'contain', arity: 'many', complement: null },
    one_of: { label: 'contain any of', arity: 'many', complement: 'not_in' },
    not_in: { label: 'contain none of', arity: 'many', complement: 'one_of' },
    eq: { label: 'are exactly', arity: 'many', complement: null },
  },
} satisfies OperatorTable

const rows: Readonly<Record<string, Readonly<Record<string, OperatorRow>>>> = operators

/** The operators of a leaf type with their rows, in the order of the table; none for `fully_annotated`. */
export const operatorsOf = (type: FilterType): readonly (readonly [Operator, OperatorRow])[] =>
  Object.entries(rows[type] ?? {}) as [Operator, OperatorRow][]

/** The row of an operator, or `undefined` if the type does not have it. */
export const operatorRow = (type: FilterType, operator: string): OperatorRow | undefined =>
  Object.hasOwn(rows[type] ?? {}, operator) ? rows[type]?.[operator] : undefined
