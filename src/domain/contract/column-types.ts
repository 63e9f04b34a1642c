import { isInFamily } from './column-families.ts'
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

/** The data types of the standard columns that are not texts. */
export const standardDataTypes = {
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
} as const satisfies Readonly<Record<string, DataType>>
const dataTypes: Readonly<Record<string, DataType>> = standardDataTypes

/** Guesses the filter type of a typed column id when the service has no column list. */
export const likelyFilterType = (columnId: string): FilterType =>
  filterTypeOf(Object.hasOwn(dataTypes, columnId) ? dataTypes[columnId] : null) ??
  (isInFamily(columnId, 'metric') ? 'number' : 'text')
