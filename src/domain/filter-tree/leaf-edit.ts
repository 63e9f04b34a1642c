import type { Column } from '#domain/contract/columns.ts'
import type { DraftFilter, DraftValue } from './draft.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import { operatorRow, operatorsOf } from '#domain/contract/filter-operators.ts'

/** Types whose values are texts: a value is kept when the column changes among them. */
const textual: readonly FilterType[] = ['text', 'id', 'collection']

/** What a new leaf of a type asks at first. */
const firstOperators: Readonly<Partial<Record<FilterType, string>>> = { number: 'gte' }

const firstOperator = (type: FilterType): string | undefined =>
  firstOperators[type] ?? operatorsOf(type)[0]?.[0]

/**
 * The leaf on another column: the column fixes the type; operator and value stay where they still
 * make sense.
 */
export function withColumn(
  filter: DraftFilter,
  column: Pick<Column, 'id'> & { readonly filter_type: FilterType },
): DraftFilter {
  const { filter_type: type, id: column_id } = column
  if (type === 'fully_annotated') {
    const { user_ids = null } = filter
    return { type, column_id: 'fully_annotated', user_ids }
  }
  const operator =
    filter.operator !== undefined && operatorRow(type, filter.operator)
      ? filter.operator
      : firstOperator(type)
  const before = filter.type
  const isKept =
    before === type || (before !== undefined && textual.includes(before) && textual.includes(type))
  const value = isKept ? filter.value : type === 'boolean' ? true : undefined
  const hasCase = type === 'text' || type === 'collection'
  const next: DraftFilter = {
    type,
    column_id,
    ...(operator === undefined ? {} : { operator }),
    ...(value === undefined ? {} : { value }),
    ...(hasCase ? { case_sensitive: filter.case_sensitive ?? true } : {}),
  }
  return operator === undefined ? next : withOperator(next, operator)
}

/** The leaf with another operator, its value in the shape that this one takes. */
export function withOperator(filter: DraftFilter, operator: string): DraftFilter {
  const row = filter.type && operatorRow(filter.type, operator)
  const value = row && shaped(filter.value, row.arity, filter.type)
  const { value: _before, ...rest } = filter
  return { ...rest, operator, ...(value === undefined ? {} : { value }) }
}

function shaped(
  value: DraftValue | undefined,
  arity: 'one' | 'many' | 'pair',
  type: FilterType | undefined,
): DraftValue | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  if (arity === 'pair') return typeof value === 'object' ? value : [value, '']
  if (arity === 'many') return typeof value === 'object' ? value : [value]
  if (typeof value !== 'object') return value
  // Several texts for "is" mean any of them; a number is one number.
  return value.length === 1 || type === 'number' ? value[0] : value
}

/** The leaf with another value; undefined is a value that is still missing. */
export function withValue(filter: DraftFilter, value: DraftValue | undefined): DraftFilter {
  const { value: _before, ...rest } = filter
  return value === undefined ? rest : { ...rest, value }
}
