import type { DraftFilter, DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from './configuration.ts'
import { exportFormats, filterTypes } from '#domain/contract/contract.ts'
import { z } from '#domain/contract/zod.ts'

const valueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number()])),
])

const filterSchema: z.ZodType<DraftFilter> = z.object({
  type: z.enum(filterTypes).exactOptional(),
  column_id: z.string().exactOptional(),
  operator: z.string().exactOptional(),
  value: valueSchema.exactOptional(),
  case_sensitive: z.boolean().exactOptional(),
  user_ids: z.array(z.string()).nullish(),
})

const marks = {
  key: z.string(),
  muted: z.boolean().exactOptional(),
  collapsed: z.boolean().exactOptional(),
}
const nodeSchema: z.ZodType<DraftNode> = z.lazy(() =>
  z.union([
    z.object({ ...marks, filter: filterSchema }),
    z.object({ ...marks, and: z.array(nodeSchema) }),
    z.object({ ...marks, or: z.array(nodeSchema) }),
    z.object({ ...marks, not: nodeSchema.nullable() }),
  ]),
)

/** A configuration in the browser's storage, which may have any content. */
export const configurationSchema: z.ZodType<Configuration> = z.object({
  queue_id: z.string().nullable(),
  selector: z.enum(['filter_tree', 'record_ids']),
  filter_tree: nodeSchema,
  filter_json: z.string().nullable(),
  record_ids_text: z.string(),
  export_format: z.enum(exportFormats),
  column_ids: z.array(z.string()).nullable(),
  redact: z.boolean(),
  export_computed_metrics_only: z.boolean(),
  file_name: z.string(),
})
