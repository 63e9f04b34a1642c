import {
  columnCategories,
  dataUnits,
  stepTypes,
  thresholdSchema,
  type Column,
} from '#domain/contract/columns.ts'
import { filterTreeSchema, filterTypes, type FilterType } from '#domain/contract/contract.ts'
import { filterTypeFacts, type DataType } from '#domain/contract/filter-types.ts'
import { listOf } from '#domain/contract/list-of.ts'
import { z } from '#domain/contract/zod.ts'
import { defaultPageLimit, maxPageLimit, pageHeadShape } from './page-schemas.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

/** Columns and records as the local API sends them, in the shapes of the service. */

const dataTypes = [
  ...Object.values(filterTypeFacts).flatMap(({ data_types }): readonly DataType[] => data_types),
  'tag',
  'score_rating_aggregate',
  'star_rating_aggregate',
  'thumb_rating_aggregate',
  'tags_rating_aggregate',
  'text_rating_aggregate',
  'annotation_agreement',
] as const

const columnAnswerSchema = z
  .looseObject({
    id: z.string().min(1),
    label: z.string().nullable(),
    category: z.enum(columnCategories),
    description: z.string().nullish(),
    group_label: z.string().nullish(),
    data_type: z.enum(dataTypes).nullable(),
    data_unit: z.enum(dataUnits).nullish(),
    multi_valued: z.boolean(),
    allowed_values: z.array(z.unknown()).nullish(),
    sortable: z.boolean(),
    filterable: z.boolean(),
    is_empty: z.boolean(),
    is_optional: z.boolean(),
    applicable_types: z.array(z.enum(stepTypes)).min(1),
    filter_type: z.enum(filterTypes as [FilterType, ...FilterType[]]).nullish(),
    metric_key_alias: z.string().nullish(),
    threshold: thresholdSchema.nullish(),
    roll_up_method: z.string().nullish(),
  })
  .meta({ id: 'Column' })

export const columnsAnswerSchema = z
  .looseObject({ columns: z.array(columnAnswerSchema) })
  .meta({ id: 'ColumnsResponse' })
/** A later version of the service may add values to a column. */
export type ColumnsAnswer = { readonly columns: readonly Column[] }

/** The request of a page without its filter tree, which the server checks separately. */
export const pageOptionsSchema = z.object({
  starting_token: z
    .int()
    .refine((value) => value >= 0, 'should be 0 or more')
    .meta({ minimum: 0 })
    .default(0),
  limit: z
    .int()
    .refine((value) => value >= 1 && value <= maxPageLimit, `should be 1 to ${maxPageLimit}`)
    .meta({ minimum: 1, maximum: maxPageLimit })
    .default(defaultPageLimit),
  sort: z
    .object({
      column_id: z.string(),
      ascending: z.boolean().default(true),
      sort_type: z.literal('column').default('column'),
    })
    .nullish(),
  select_columns: z.object({
    column_ids: listOf(z.string(), { type: 'string' }).nullish(),
    include_all_metrics: z.boolean().default(false),
    include_all_feedback: z.boolean().default(false),
  }),
  truncate_fields: z.boolean().default(false),
  include_counts: z.boolean().default(false),
  redact: z.boolean().default(true),
  export_computed_metrics_only: z.boolean().default(false),
})
export type PageOptions = z.output<typeof pageOptionsSchema>

export const pageRequestSchema = pageOptionsSchema
  .extend({ filter_tree: filterTreeSchema.nullish() })
  .meta({ id: 'PartialSearchRequest' })

export const pageAnswerSchema = z
  .looseObject({
    ...pageHeadShape,
    last_row_id: z.uuid({ version: 'v4' }).nullable(),
    total_count: z.int().nonnegative().optional(),
    records: z.array(
      z
        .looseObject({ id: z.uuid({ version: 'v4' }), type: z.enum(stepTypes) })
        .meta({ id: 'PartialRecord' }),
    ),
  })
  .meta({ id: 'PartialSearchResponse' })
export type PageAnswer = ReadonlyDeep<z.output<typeof pageAnswerSchema>>
