import { z } from './zod.ts'
import { familyColumnId } from './column-families.ts'
import { filterTypeOf } from './column-types.ts'
import { filterTypes, type FilterType } from './contract.ts'

export const stepTypes = [
  'session',
  'trace',
  'agent',
  'workflow',
  'llm',
  'tool',
  'retriever',
  'control',
] as const
export type StepType = (typeof stepTypes)[number]

/** All categories of the service. Its clients refuse a column with any other. */
export const columnCategories = [
  'standard',
  'metric',
  'user_metadata',
  'metric_status',
  'dataset_metadata',
  'dataset',
  'feedback',
  'tags',
] as const
export type ColumnCategory = (typeof columnCategories)[number]

export const dataUnits = [
  'percentage',
  'nano_seconds',
  'milli_seconds',
  'dollars',
  'count_and_total',
] as const

export const thresholdSchema = z.object({
  inverted: z.boolean(),
  buckets: z.array(z.number()),
  display_value_levels: z.array(z.string()),
})

/**
 * A column as `available_columns` lists it. Ids are opaque: they come from here and are never built.
 * Unknown values (a new category, data type or filter type) are kept or become `null`, and never make
 * the list unreadable.
 */
export const columnSchema = z.object({
  id: z.string(),
  label: z.catch(z.nullable(z.string()), null),
  category: z.catch(z.string(), 'standard'),
  description: z.catch(z.nullish(z.string()), null),
  group_label: z.catch(z.nullish(z.string()), null),
  data_type: z.catch(z.nullable(z.string()), null),
  data_unit: z.catch(z.nullish(z.string()), null),
  multi_valued: z.catch(z.boolean(), false),
  allowed_values: z.catch(z.nullish(z.array(z.unknown())), null),
  sortable: z.catch(z.boolean(), false),
  filterable: z.catch(z.boolean(), true),
  is_empty: z.catch(z.boolean(), false),
  is_optional: z.catch(z.boolean(), false),
  applicable_types: z.catch(z.array(z.string()), []),
  filter_type: z.catch(z.nullish(z.enum(filterTypes as [FilterType, ...FilterType[]])), null),
  metric_key_alias: z.catch(z.nullish(z.string()), null),
  threshold: z.catch(z.nullish(thresholdSchema), null),
  roll_up_method: z.catch(z.nullish(z.string()), null),
})
export type Column = z.output<typeof columnSchema>

/** A missing filter type follows from the data type; an unknown one stays unknown. */
const withFilterType = (column: unknown): unknown => {
  if (typeof column !== 'object' || column === null) return column
  const { filter_type, data_type } = column as Readonly<Record<string, unknown>>
  return { ...column, filter_type: filter_type ?? filterTypeOf(data_type) }
}

export const columnsResponseSchema = z.object({
  columns: z.array(z.pipe(z.transform(withFilterType), columnSchema)),
})

/** The name of a column on screen and in sentences: its label, or its id. */
export const columnLabel = (column: Pick<Column, 'id' | 'label'>): string =>
  column.label?.trim() || column.id

const groupName = ({ group_label, category }: Pick<Column, 'group_label' | 'category'>): string =>
  (group_label?.trim() || category).replaceAll('_', ' ').toLowerCase()

/**
 * The columns with labels that differ from each other: two “Quality” columns become “Quality (feedback)”
 * and “Quality (metric)”, or, in the same group, “Quality (feedback/8a…)” with the id.
 */
export function withUniqueLabels(columns: readonly Column[]): readonly Column[] {
  const by = (nameOf: (column: Column) => string) => {
    const found = new Map<string, number>()
    for (const column of columns) {
      const name = nameOf(column).toLowerCase()
      found.set(name, (found.get(name) ?? 0) + 1)
    }
    return (column: Column) => (found.get(nameOf(column).toLowerCase()) ?? 0) > 1
  }
  const inGroup = (column: Column) => `${columnLabel(column)} (${groupName(column)})`
  const [isTaken, isTakenInGroup] = [by(columnLabel), by(inGroup)]
  return columns.map((column) => {
    if (!isTaken(column)) return column
    const label = isTakenInGroup(column) ? `${columnLabel(column)} (${column.id})` : inGroup(column)
    return { ...column, label }
  })
}

/**
 * Looks up columns by id, or metric columns by alias: `metrics/{alias}` names the same column as
 * `metrics/{key}`. An id wins over an alias.
 */
export function indexColumns<T extends Pick<Column, 'id' | 'metric_key_alias'>>(
  columns: readonly T[],
): (id: string) => T | undefined {
  const byId = new Map<string, T>()
  for (const column of columns) {
    if (column.metric_key_alias) byId.set(familyColumnId('metric', column.metric_key_alias), column)
  }
  for (const column of columns) byId.set(column.id, column)
  return (id) => byId.get(id)
}

/** The name on screen of each column id; an unknown id names itself. */
export function columnNames(
  columns: readonly Pick<Column, 'id' | 'label' | 'metric_key_alias'>[] | null,
): (id: string) => string {
  const columnOf = indexColumns(columns ?? [])
  return (id) => columnLabel(columnOf(id) ?? { id, label: null })
}
