import type { Column } from '#domain/contract/columns.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import { factsOf, filterTypeFacts } from '#domain/contract/filter-types.ts'
import { conditionOperator, isUpperBound, type Condition } from './condition.ts'
import type { DraftValue } from './draft.ts'

/**
 * Changes the column of a condition. The column sets the type; operator and value stay if they still
 * make sense.
 */
export function withColumn(
  condition: Condition,
  column: Pick<Column, 'id'> & { readonly filter_type: FilterType },
): Condition {
  const { filter_type: type, id: column_id } = column
  if (type === 'fully_annotated') {
    const { user_ids = null } = condition
    return { type, column_id: 'fully_annotated', user_ids }
  }
  const { firstOperator, firstValue, hasCase, shape } = filterTypeFacts[type]
  const operator =
    condition.operator !== undefined && conditionOperator(type, condition.operator)
      ? condition.operator
      : firstOperator
  const isKept = factsOf(condition.type)?.shape === shape
  const value = isKept ? condition.value : (firstValue ?? undefined)
  const next: Condition = {
    type,
    column_id,
    ...(value === undefined ? {} : { value }),
    ...(hasCase ? { case_sensitive: condition.case_sensitive ?? true } : {}),
    ...(condition.operator === undefined ? {} : { operator: condition.operator }),
  }
  return withOperator(next, operator)
}

/** Changes the operator of a condition, and reshapes its value. */
export function withOperator(condition: Condition, operator: string): Condition {
  const { value: before, ...rest } = condition
  const value = before === undefined ? undefined : shaped(before, condition, operator)
  return { ...rest, operator, ...(value === undefined ? {} : { value }) }
}

/** The value for another operator; undefined if nothing of it can stay. */
function shaped(value: DraftValue, before: Condition, operator: string): DraftValue | undefined {
  const { type } = before
  const arity = type && conditionOperator(type, operator)?.arity
  if (arity === undefined || arity === 'none') return undefined
  if (typeof value === 'boolean') return value
  if (arity === 'pair') {
    if (typeof value === 'object') return value
    return isUpperBound(before.operator) ? ['', value] : [value, '']
  }
  if (arity === 'many') return typeof value === 'object' ? value : [value]
  if (typeof value !== 'object') return value
  // Several texts with “is” mean any of them; a number or a date has only one value.
  if (factsOf(type)?.shape === 'texts' && value.length !== 1) return value
  const end = isUpperBound(operator) ? (value[1] ?? value[0]) : value[0]
  return end === '' ? undefined : end
}

/** Changes the value of a condition; undefined means missing. */
export function withValue(condition: Condition, value: DraftValue | undefined): Condition {
  const { value: _before, ...rest } = condition
  return value === undefined ? rest : { ...rest, value }
}
