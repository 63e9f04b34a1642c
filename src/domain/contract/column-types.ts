import type { FilterType } from './contract.ts'
import { filterTypeFacts, type DataType } from './filter-types.ts'

const byDataType: ReadonlyMap<unknown, FilterType> = new Map(
  Object.entries(filterTypeFacts).flatMap(([type, { data_types }]) =>
    data_types.map((dataType) => [dataType, type as FilterType]),
  ),
)

/** The filter type of a column's data type; null if it is not filterable. */
export const filterTypeOf = (dataType: unknown): FilterType | null =>
  byDataType.get(dataType) ?? null

/** The data types of the standard columns. All others are texts. */
const standard: Readonly<Record<string, DataType>> = {
  created_at: 'timestamp',
  updated_at: 'timestamp',
  tags: 'string_list',
  status_code: 'integer',
  id: 'uuid',
  session_id: 'uuid',
  project_id: 'uuid',
  run_id: 'uuid',
  trace_id: 'uuid',
  parent_id: 'uuid',
  has_children: 'boolean',
  is_complete: 'boolean',
  step_number: 'integer',
  temperature: 'floating_point',
  control_id: 'integer',
  fully_annotated: 'fully_annotated',
}

/** Guesses the filter type of a typed column id when the service has no column list. */
export const likelyFilterType = (columnId: string): FilterType =>
  filterTypeOf(Object.hasOwn(standard, columnId) ? standard[columnId] : null) ??
  (columnId.startsWith('metrics/') ? 'number' : 'text')
