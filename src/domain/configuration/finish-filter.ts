import { isInFamily } from '#domain/contract/column-families.ts'
import { columnLabel, type Column } from '#domain/contract/columns.ts'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { filterSchemas, type Filter, type FilterType } from '#domain/contract/contract.ts'
import { inexactText, isExact, readDecimal, typedNumber } from '#domain/text/decimal.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { factsOf, filterTypeFacts } from '#domain/contract/filter-types.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { problemText, type NodeField } from './problems.ts'

export type FieldProblem = { readonly field: NodeField; readonly message: string }
type Finished = { readonly filter: Filter } | { readonly problems: readonly FieldProblem[] }

/**
 * Turns a draft leaf into a filter of the contract, or into its problems by field. Checks columns and
 * members if they are known.
 */
export function finishFilter(
  draft: DraftFilter,
  columnOf: ((id: string) => Column | undefined) | null,
  members: ReadonlySet<string> | null,
): Finished {
  if (draft.type === 'fully_annotated') return finishFullyAnnotated(draft, members)
  const problems = [...columnProblems(draft, columnOf), ...operatorProblems(draft)]
  const value = finishValue(draft)
  if ('message' in value) problems.push({ field: 'value', message: value.message })
  if (problems.length > 0 || 'message' in value || !draft.type) return { problems }
  const parsed = filterSchemas[draft.type].safeParse({ ...draft, value: value.value })
  return parsed.success
    ? { filter: parsed.data }
    : { problems: [{ field: 'value', message: problemText.noValue() }] }
}

const atColumn = (message: string): FieldProblem[] => [{ field: 'column_id', message }]
const atUsers = (message: string) => ({ problems: [{ field: 'user_ids' as const, message }] })

function columnProblems(
  draft: DraftFilter,
  columnOf: ((id: string) => Column | undefined) | null,
): FieldProblem[] {
  const { column_id: id, type } = draft
  if (!id || !type) return [{ field: 'column_id', message: problemText.noColumn() }]
  if (!columnOf) return []
  const column = columnOf(id)
  if (!column) {
    // Users who may not see ratings get no feedback columns, so an unknown one may just be hidden.
    return atColumn(problemText[isInFamily(id, 'feedback') ? 'hiddenColumn' : 'unknownColumn'](id))
  }
  if (!column.filterable || !column.filter_type) {
    return atColumn(problemText.notFilterable(columnLabel(column)))
  }
  return column.filter_type === type
    ? []
    : atColumn(
        problemText.wrongType(
          columnLabel(column),
          withArticle(column.filter_type),
          withArticle(type),
        ),
      )
}

/** `a number`, `an ID`. */
function withArticle(type: FilterType): string {
  const { label } = filterTypeFacts[type]
  return `${/^[aei]/i.test(label) ? 'an' : 'a'} ${label}`
}

function operatorProblems({ type, operator }: DraftFilter): FieldProblem[] {
  if (!operator) return [{ field: 'operator', message: problemText.noOperator() }]
  if (!type || operatorRow(type, operator)) return []
  return [{ field: 'operator', message: problemText.unknownOperator(operator) }]
}

type Value = { readonly value: unknown } | { readonly message: string }

function finishValue({ type, operator, value }: DraftFilter): Value {
  if (value === undefined) return { message: problemText.noValue() }
  const shape = factsOf(type)?.shape
  switch (shape) {
    case 'number':
      return finishNumber(operator, value)
    case 'instant':
      return typeof value === 'string' && parseInstant(value) !== null
        ? { value }
        : { message: value === '' ? problemText.noValue() : problemText.noDate(String(value)) }
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { message: problemText.noValue() }
    case 'texts':
      return typeof value === 'string' || isStringList(value)
        ? { value }
        : { message: problemText.noValue() }
    case 'users':
    case undefined:
      return { value }
    default:
      return shape satisfies never
  }
}

const isStringList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

function finishNumber(
  operator: string | undefined,
  value: NonNullable<DraftFilter['value']>,
): Value {
  if (operator !== 'between') {
    return typeof value === 'object' ? { message: problemText.noValue() } : toNumber(value)
  }
  if (typeof value !== 'object' || value.length !== 2) return { message: problemText.noPair() }
  const ends = value.map(toNumber)
  const wrong = ends.find((end) => 'message' in end)
  if (wrong) return value.includes('') ? { message: problemText.noPair() } : wrong
  return { value: ends.map((end) => ('value' in end ? end.value : null)) }
}

function toNumber(value: string | number | boolean): Value {
  if (typeof value === 'number' && Number.isFinite(value)) return { value }
  const text = typedNumber(String(value))
  if (text === '') return { message: problemText.noValue() }
  if (readDecimal(text) === null) {
    return { message: problemText[hasSeparators.test(text) ? 'separators' : 'noNumber'](text) }
  }
  return isExact(text)
    ? { value: Number(text) }
    : { message: problemText.inexact(inexactText(text)) }
}

/** Grouped digits or a decimal comma: the meaning is ambiguous. */
const hasSeparators = /^[-+]?\d[\d.,'’_\s]*$/

function finishFullyAnnotated(draft: DraftFilter, members: ReadonlySet<string> | null): Finished {
  const ids = draft.user_ids
  if (ids?.length === 0) return atUsers(problemText.noUser())
  const stranger = members && ids?.find((id) => !members.has(id))
  if (stranger) return atUsers(problemText.unknownUser(stranger))
  return {
    filter: {
      column_id: 'fully_annotated',
      type: 'fully_annotated',
      ...(ids === undefined ? {} : { user_ids: ids && [...ids] }),
    },
  }
}
