import { withMeta, z } from './zod.ts'
import { listOf } from './list-of.ts'
import type { Uuid } from './uuid.ts'

/**
 * Schemas of the request of `POST /v2/annotation_queues/{queue_id}/records/export`: every property,
 * enum, default and limit. The OpenAPI document is generated from them; `check-request.ts` reads
 * unknown bodies with them.
 */

export const maxRecordIds = 100_000
export const maxTreeNodes = 10_000
export const maxTreeDepth = 100
export const maxBodyBytes = 8 * 1024 * 1024

const uuid4Json = { type: 'string', format: 'uuid4' }
const uuid4 = withMeta(z.string(), { format: 'uuid4' })
const texts = listOf(z.string(), { type: 'string' })
const columnId = z.string()
const caseSensitive = z._default(z.boolean(), true)
const stringOrList = z.union([z.string(), texts])

const idFilterSchema = withMeta(
  z.object({
    column_id: columnId,
    operator: z._default(z.enum(['eq', 'ne', 'one_of', 'not_in', 'contains']), 'eq'),
    value: z.union([
      uuid4,
      listOf(z.string(), { anyOf: [uuid4Json, { type: 'string' }] }),
      z.string(),
    ]),
    type: z._default(z.literal('id'), 'id'),
  }),
  { id: 'LogRecordsIDFilter' },
)

const dateFilterSchema = withMeta(
  z.object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']),
    value: withMeta(z.string(), { format: 'date-time' }),
    type: z._default(z.literal('date'), 'date'),
  }),
  { id: 'LogRecordsDateFilter' },
)

const numberFilterSchema = withMeta(
  z.object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between']),
    value: z.union([
      z.int(),
      z.number(),
      listOf(z.int(), { type: 'integer' }),
      listOf(z.number(), { type: 'number' }),
    ]),
    type: z._default(z.literal('number'), 'number'),
  }),
  { id: 'LogRecordsNumberFilter' },
)

const booleanFilterSchema = withMeta(
  z.object({
    column_id: columnId,
    operator: z._default(z.enum(['eq', 'ne']), 'eq'),
    value: z.boolean(),
    type: z._default(z.literal('boolean'), 'boolean'),
  }),
  { id: 'LogRecordsBooleanFilter' },
)

const collectionFilterSchema = withMeta(
  z.object({
    column_id: columnId,
    operator: z.enum(['eq', 'contains', 'one_of', 'not_in']),
    value: stringOrList,
    case_sensitive: caseSensitive,
    type: z._default(z.literal('collection'), 'collection'),
  }),
  { id: 'LogRecordsCollectionFilter' },
)

const textFilterSchema = withMeta(
  z.object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne', 'contains', 'one_of', 'not_in']),
    value: stringOrList,
    case_sensitive: caseSensitive,
    type: z._default(z.literal('text'), 'text'),
  }),
  { id: 'LogRecordsTextFilter' },
)

const fullyAnnotatedFilterSchema = withMeta(
  z.object({
    column_id: z._default(z.literal('fully_annotated'), 'fully_annotated'),
    type: z._default(z.literal('fully_annotated'), 'fully_annotated'),
    user_ids: z.optional(z.nullable(listOf(z.string(), uuid4Json, 1))),
  }),
  { id: 'LogRecordsFullyAnnotatedFilter' },
)

/** The leaf filters by `type`, in the order of the contract's discriminator. */
export const filterSchemas = {
  id: idFilterSchema,
  date: dateFilterSchema,
  number: numberFilterSchema,
  boolean: booleanFilterSchema,
  collection: collectionFilterSchema,
  text: textFilterSchema,
  fully_annotated: fullyAnnotatedFilterSchema,
} as const

export type FilterType = keyof typeof filterSchemas
export const filterTypes = Object.keys(filterSchemas) as FilterType[]

export type Filter = z.output<(typeof filterSchemas)[FilterType]>
export type FilterOf<T extends FilterType> = z.output<(typeof filterSchemas)[T]>

/** The types whose leaves have a column, an operator and a value. */
export type ValueFilterType = Exclude<FilterType, 'fully_annotated'>

type FilterSchema = (typeof filterSchemas)[FilterType]

export type FilterTree =
  | { readonly filter: Filter }
  | { readonly and: readonly FilterTree[] }
  | { readonly or: readonly FilterTree[] }
  | { readonly not: FilterTree }

const filterLeafSchema = withMeta(
  z.object({
    filter: z.discriminatedUnion(
      'type',
      Object.values(filterSchemas) as [FilterSchema, ...FilterSchema[]],
    ),
  }),
  { id: 'FilterLeaf' },
)
const andNodeSchema = withMeta(
  z.object({
    get and() {
      return z.array(filterTreeSchema)
    },
  }),
  { id: 'AndNode' },
)
const orNodeSchema = withMeta(
  z.object({
    get or() {
      return z.array(filterTreeSchema)
    },
  }),
  { id: 'OrNode' },
)
const notNodeSchema = withMeta(
  z.object({
    get not() {
      return filterTreeSchema
    },
  }),
  { id: 'NotNode' },
)

/** The shape of a filter tree. Trees from outside are read by `checkRequest`, which limits their size. */
export const filterTreeSchema: z.ZodMiniType<FilterTree> = withMeta(
  z.lazy(() => z.union([filterLeafSchema, andNodeSchema, orNodeSchema, notNodeSchema])),
  { id: 'FilterExpression' },
)

export const recordIdsSelectorSchema = withMeta(
  z.object({
    type: z._default(z.literal('record_ids'), 'record_ids'),
    record_ids: z.array(uuid4).check(z.minLength(1), z.maxLength(maxRecordIds)),
  }),
  { id: 'AnnotationQueueRecordsByRecordIDs' },
)

export const filterTreeSelectorSchema = withMeta(
  z.object({
    type: z._default(z.literal('filter_tree'), 'filter_tree'),
    filter_tree: filterTreeSchema,
  }),
  { id: 'AnnotationQueueRecordsByFilterTree' },
)

/** The formats of the contract, which the local API writes. */
export const contractFormats = ['csv', 'jsonl'] as const
export type ContractFormat = (typeof contractFormats)[number]

/** The formats of the real service. It has one more: an object per line without nested values. */
export const exportFormats = [...contractFormats, 'jsonl_flat'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** All options of the request but the selector, with the contract's defaults. */
export const exportOptionsSchema = z.object({
  column_ids: z.optional(z.nullable(texts)),
  export_format: z._default(withMeta(z.enum(contractFormats), { id: 'LLMExportFormat' }), 'jsonl'),
  redact: z._default(z.boolean(), true),
  file_name: z.optional(z.nullable(z.string())),
  export_computed_metrics_only: z._default(z.boolean(), false),
})

/** The options as the real service reads them. */
export const serviceOptionsSchema = z.extend(exportOptionsSchema, {
  export_format: z._default(z.enum(exportFormats), 'jsonl'),
})

export const exportRequestSchema = withMeta(
  z.extend(exportOptionsSchema, {
    record_selector: z.discriminatedUnion('type', [
      recordIdsSelectorSchema,
      filterTreeSelectorSchema,
    ]),
  }),
  { id: 'AnnotationQueueExportRequest' },
)

export type ExportOptions = z.output<typeof exportOptionsSchema>
export type RecordSelector =
  | { type: 'record_ids'; record_ids: readonly Uuid[] }
  | { type: 'filter_tree'; filter_tree: FilterTree }
/** A request of the contract, as the local API accepts it. */
export type ContractRequest = ExportOptions & { record_selector: RecordSelector }
/** A request as the real service accepts it. */
export type ExportRequest = Omit<ContractRequest, 'export_format'> & {
  export_format: ExportFormat
}
