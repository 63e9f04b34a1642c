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
import { withMeta, z } from '#domain/contract/zod.ts'
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

const columnAnswerSchema = withMeta(
  z.looseObject({
    id: z.string().check(z.minLength(1)),
    label: z.nullable(z.string()),
    category: z.enum(columnCategories),
    description: z.nullish(z.string()),
    group_label: z.nullish(z.string()),
    data_type: z.nullable(z.enum(dataTypes)),
    data_unit: z.nullish(z.enum(dataUnits)),
    multi_valued: z.boolean(),
    allowed_values: z.nullish(z.array(z.unknown())),
    sortable: z.boolean(),
    filterable: z.boolean(),
    is_empty: z.boolean(),
    is_optional: z.boolean(),
    applicable_types: z.array(z.enum(stepTypes)).check(z.minLength(1)),
    filter_type: z.nullish(z.enum(filterTypes as [FilterType, ...FilterType[]])),
    metric_key_alias: z.nullish(z.string()),
    threshold: z.nullish(thresholdSchema),
    roll_up_method: z.nullish(z.string()),
  }),
  { id: 'Column' },
)

export const columnsAnswerSchema = withMeta(
  z.looseObject({ columns: z.array(columnAnswerSchema) }),
  { id: 'ColumnsResponse' },
)
/** A later version of the service may add values to a column. */
export type ColumnsAnswer = { readonly columns: readonly Column[] }

/** The request of a page without its filter tree, which the server checks separately. */
export const pageOptionsSchema = z.object({
  starting_token: z._default(
    withMeta(z.int().check(z.refine((value) => value >= 0, 'should be 0 or more')), { minimum: 0 }),
    0,
  ),
  limit: z._default(
    withMeta(
      z
        .int()
        .check(
          z.refine(
            (value) => value >= 1 && value <= maxPageLimit,
            `should be 1 to ${maxPageLimit}`,
          ),
        ),
      { minimum: 1, maximum: maxPageLimit },
    ),
    defaultPageLimit,
  ),
  sort: z.nullish(
    z.object({
      column_id: z.string(),
      ascending: z._default(z.boolean(), true),
      sort_type: z._default(z.literal('column'), 'column'),
    }),
  ),
  select_columns: z.object({
    column_ids: z.nullish(listOf(z.string(), { type: 'string' })),
    include_all_metrics: z._default(z.boolean(), false),
    include_all_feedback: z._default(z.boolean(), false),
  }),
  truncate_fields: z._default(z.boolean(), false),
  include_counts: z._default(z.boolean(), false),
  redact: z._default(z.boolean(), true),
  export_computed_metrics_only: z._default(z.boolean(), false),
})
export type PageOptions = z.output<typeof pageOptionsSchema>

export const pageRequestSchema = withMeta(
  z.extend(pageOptionsSchema, { filter_tree: z.nullish(filterTreeSchema) }),
  { id: 'PartialSearchRequest' },
)

export const pageAnswerSchema = withMeta(
  z.looseObject({
    ...pageHeadShape,
    last_row_id: z.nullable(z.uuid({ version: 'v4' })),
    total_count: z.optional(z.int().check(z.nonnegative())),
    records: z.array(
      withMeta(z.looseObject({ id: z.uuid({ version: 'v4' }), type: z.enum(stepTypes) }), {
        id: 'PartialRecord',
      }),
    ),
  }),
  { id: 'PartialSearchResponse' },
)
export type PageAnswer = ReadonlyDeep<z.output<typeof pageAnswerSchema>>
