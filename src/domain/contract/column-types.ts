import type { FilterType } from './contract.ts'

/** How a column of each data type is filtered; other types cannot be filtered on. */
const byDataType: Readonly<Record<string, FilterType>> = {
  uuid: 'id',
  text: 'text',
  timestamp: 'date',
  integer: 'number',
  floating_point: 'number',
  boolean: 'boolean',
  string_list: 'collection',
  fully_annotated: 'fully_annotated',
}

/** The filter type that follows from a data type, where it is known. */
export const filterTypeOf = (dataType: unknown): FilterType | null =>
  typeof dataType === 'string' && Object.hasOwn(byDataType, dataType)
    ? (byDataType[dataType] ?? null)
    : null

/** The standard columns whose values are no text, which every queue of the service has under these ids. */
const standard: Readonly<Record<string, FilterType>> = {
  created_at: 'date',
  updated_at: 'date',
  tags: 'collection',
  status_code: 'number',
  id: 'id',
  session_id: 'id',
  project_id: 'id',
  run_id: 'id',
  trace_id: 'id',
  parent_id: 'id',
  has_children: 'boolean',
  is_complete: 'boolean',
  step_number: 'number',
  temperature: 'number',
  control_id: 'number',
  fully_annotated: 'fully_annotated',
}

/** What a column is likely to be whose id was typed, where the service lists none: most are texts. */
export const likelyFilterType = (columnId: string): FilterType =>
  (Object.hasOwn(standard, columnId) ? standard[columnId] : undefined) ??
  (columnId.startsWith('metrics/') ? 'number' : 'text')
