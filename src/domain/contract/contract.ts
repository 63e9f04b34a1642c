import { z } from './zod.ts'
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
const uuid4 = z.string().meta({ format: 'uuid4' })
const texts = listOf(z.string(), { type: 'string' })
const columnId = z.string()
const caseSensitive = z.boolean().default(true)
const stringOrList = z.union([z.string(), texts])

const idFilterSchema = z
  .object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne', 'one_of', 'not_in', 'contains']).default('eq'),
    value: z.union([
      uuid4,
      listOf(z.string(), { anyOf: [uuid4Json, { type: 'string' }] }),
      z.string(),
    ]),
    type: z.literal('id').default('id'),
  })
  .meta({ id: 'LogRecordsIDFilter' })

const dateFilterSchema = z
  .object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']),
    value: z.string().meta({ format: 'date-time' }),
    type: z.literal('date').default('date'),
  })
  .meta({ id: 'LogRecordsDateFilter' })

const numberFilterSchema = z
  .object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between']),
    value: z.union([
      z.int(),
      z.number(),
      listOf(z.int(), { type: 'integer' }),
      listOf(z.number(), { type: 'number' }),
    ]),
    type: z.literal('number').default('number'),
  })
  .meta({ id: 'LogRecordsNumberFilter' })

const booleanFilterSchema = z
  .object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne']).default('eq'),
    value: z.boolean(),
    type: z.literal('boolean').default('boolean'),
  })
  .meta({ id: 'LogRecordsBooleanFilter' })

const collectionFilterSchema = z
  .object({
    column_id: columnId,
    operator: z.enum(['eq', 'contains', 'one_of', 'not_in']),
    value: stringOrList,
    case_sensitive: caseSensitive,
    type: z.literal('collection').default('collection'),
  })
  .meta({ id: 'LogRecordsCollectionFilter' })

const textFilterSchema = z
  .object({
    column_id: columnId,
    operator: z.enum(['eq', 'ne', 'contains', 'one_of', 'not_in']),
    value: stringOrList,
    case_sensitive: caseSensitive,
    type: z.literal('text').default('text'),
  })
  .meta({ id: 'LogRecordsTextFilter' })

const fullyAnnotatedFilterSchema = z
  .object({
    column_id: z.literal('fully_annotated').default('fully_annotated'),
    type: z.literal('fully_annotated').default('fully_annotated'),
    user_ids: listOf(z.string(), uuid4Json, 1).nullable().optional(),
  })
  .meta({ id: 'LogRecordsFullyAnnotatedFilter' })

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

const filterLeafSchema = z
  .object({
    filter: z.discriminatedUnion(
      'type',
      Object.values(filterSchemas) as [FilterSchema, ...FilterSchema[]],
    ),
  })
  .meta({ id: 'FilterLeaf' })
const andNodeSchema = z
  .object({
    get and() {
      return z.array(filterTreeSchema)
    },
  })
  .meta({ id: 'AndNode' })
const orNodeSchema = z
  .object({
    get or() {
      return z.array(filterTreeSchema)
    },
  })
  .meta({ id: 'OrNode' })
const notNodeSchema = z
  .object({
    get not() {
      return filterTreeSchema
    },
  })
  .meta({ id: 'NotNode' })

/** The shape of a filter tree. Trees from outside are read by `checkRequest`, which limits their size. */
export const filterTreeSchema: z.ZodType<FilterTree> = z
  .lazy(() => z.union([filterLeafSchema, andNodeSchema, orNodeSchema, notNodeSchema]))
  .meta({ id: 'FilterExpression' })

export const recordIdsSelectorSchema = z
  .object({
    type: z.literal('record_ids').default('record_ids'),
    record_ids: z.array(uuid4).min(1).max(maxRecordIds),
  })
  .meta({ id: 'AnnotationQueueRecordsByRecordIDs' })

export const filterTreeSelectorSchema = z
  .object({
    type: z.literal('filter_tree').default('filter_tree'),
    filter_tree: filterTreeSchema,
  })
  .meta({ id: 'AnnotationQueueRecordsByFilterTree' })

/** The formats of the contract, which the local API writes. */
export const contractFormats = ['csv', 'jsonl'] as const
export type ContractFormat = (typeof contractFormats)[number]

/** The formats of the real service. It has one more: an object per line without nested values. */
export const exportFormats = [...contractFormats, 'jsonl_flat'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** All options of the request but the selector, with the contract's defaults. */
export const exportOptionsSchema = z.object({
  column_ids: texts.nullable().optional(),
  export_format: z.enum(contractFormats).meta({ id: 'LLMExportFormat' }).default('jsonl'),
  redact: z.boolean().default(true),
  file_name: z.string().nullable().optional(),
  export_computed_metrics_only: z.boolean().default(false),
})

/** The options as the real service reads them. */
export const serviceOptionsSchema = exportOptionsSchema.extend({
  export_format: z.enum(exportFormats).default('jsonl'),
})

export const exportRequestSchema = exportOptionsSchema
  .extend({
    record_selector: z.discriminatedUnion('type', [
      recordIdsSelectorSchema,
      filterTreeSelectorSchema,
    ]),
  })
  .meta({ id: 'AnnotationQueueExportRequest' })

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
