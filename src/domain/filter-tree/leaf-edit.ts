import type { Column } from '#domain/contract/columns.ts'
import type { DraftFilter, DraftValue } from './draft.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { factsOf, filterTypeFacts } from '#domain/contract/filter-types.ts'
import { presenceOf } from './presence.ts'

/**
 * Changes the column of a leaf. The column sets the type; operator and value stay if they still make
 * sense.
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
  const { firstOperator, firstValue, hasCase, shape } = filterTypeFacts[type]
  const operator =
    filter.operator !== undefined && operatorRow(type, filter.operator)
      ? filter.operator
      : firstOperator
  // What stands for every value of one column could stand for none of another.
  const isPresence = presenceOf(filter) !== null
  if (isPresence && type !== filter.type) return withColumn({}, column)
  const isKept = factsOf(filter.type)?.shape === shape
  const value = isKept ? filter.value : (firstValue ?? undefined)
  const next: DraftFilter = {
    type,
    column_id,
    ...(value === undefined ? {} : { value }),
    ...(hasCase ? { case_sensitive: filter.case_sensitive ?? true } : {}),
  }
  return withOperator(next, operator)
}

/** Changes the operator of a leaf, and reshapes its value. */
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
  // Several texts with “is” mean any of them; a number has only one value.
  return value.length === 1 || factsOf(type)?.shape === 'number' ? value[0] : value
}

/** Changes the value of a leaf; undefined means missing. */
export function withValue(filter: DraftFilter, value: DraftValue | undefined): DraftFilter {
  const { value: _before, ...rest } = filter
  return value === undefined ? rest : { ...rest, value }
}
