import type { Filter, FilterType } from './contract.ts'

/** How many values an operator takes: one, a list, or a pair `[min, max]`. */
export type Arity = 'one' | 'many' | 'pair'
export type Operator = Exclude<Filter, { type: 'fully_annotated' }>['operator']

type OperatorRow = {
  /** As it stands between column and value: "Tags *contain any of* prod". */
  readonly label: string
  /** The same after "not", for sentences: "Tags *do not contain any of* prod". */
  readonly negated: string
  readonly arity: Arity
}

type OperatorTable = {
  readonly [T in Exclude<FilterType, 'fully_annotated'>]: Readonly<
    Record<Extract<Filter, { type: T }>['operator'], OperatorRow>
  >
}

/**
 * Every operator of every leaf type, in the order in which it is offered. Label, arity and
 * sentence stand here alone; the SQL of an operator is `sql/`'s own column of this table.
 */
export const operators = {
  text: {
    contains: { label: 'contains', negated: 'does not contain', arity: 'many' },
    eq: { label: 'is', negated: 'is not', arity: 'one' },
    ne: { label: 'is not', negated: 'is', arity: 'one' },
    one_of: { label: 'is one of', negated: 'is none of', arity: 'many' },
    not_in: { label: 'is none of', negated: 'is one of', arity: 'many' },
  },
  id: {
    eq: { label: 'is', negated: 'is not', arity: 'one' },
    ne: { label: 'is not', negated: 'is', arity: 'one' },
    one_of: { label: 'is one of', negated: 'is none of', arity: 'many' },
    not_in: { label: 'is none of', negated: 'is one of', arity: 'many' },
    contains: { label: 'contains', negated: 'does not contain', arity: 'many' },
  },
  number: {
    eq: { label: 'is', negated: 'is not', arity: 'one' },
    ne: { label: 'is not', negated: 'is', arity: 'one' },
    gt: { label: 'is more than', negated: 'is not more than', arity: 'one' },
    gte: { label: 'is at least', negated: 'is not at least', arity: 'one' },
    lt: { label: 'is less than', negated: 'is not less than', arity: 'one' },
    lte: { label: 'is at most', negated: 'is not at most', arity: 'one' },
    between: { label: 'is between', negated: 'is not between', arity: 'pair' },
  },
  date: {
    gte: { label: 'is on or after', negated: 'is not on or after', arity: 'one' },
    gt: { label: 'is after', negated: 'is not after', arity: 'one' },
    lte: { label: 'is on or before', negated: 'is not on or before', arity: 'one' },
    lt: { label: 'is before', negated: 'is not before', arity: 'one' },
    eq: { label: 'is exactly', negated: 'is not exactly', arity: 'one' },
    ne: { label: 'is not exactly', negated: 'is exactly', arity: 'one' },
  },
  boolean: {
    eq: { label: 'is', negated: 'is not', arity: 'one' },
    ne: { label: 'is not', negated: 'is', arity: 'one' },
  },
  collection: {
    contains: { label: 'contain', negated: 'do not contain', arity: 'many' },
    one_of: { label: 'contain any of', negated: 'contain none of', arity: 'many' },
    not_in: { label: 'contain none of', negated: 'contain any of', arity: 'many' },
    eq: { label: 'are exactly', negated: 'are not exactly', arity: 'many' },
  },
} satisfies OperatorTable

const rows: Readonly<Record<string, Readonly<Record<string, OperatorRow>>>> = operators

/** The operators of a leaf type with their rows, in the order of the table; none for `fully_annotated`. */
export const operatorsOf = (type: FilterType): readonly (readonly [Operator, OperatorRow])[] =>
  Object.entries(rows[type] ?? {}) as [Operator, OperatorRow][]

/** The row of an operator, or `undefined` where the type does not have it. */
export const operatorRow = (type: FilterType, operator: string): OperatorRow | undefined =>
  Object.hasOwn(rows[type] ?? {}, operator) ? rows[type]?.[operator] : undefined
