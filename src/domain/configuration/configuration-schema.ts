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

const filterSchema: z.ZodMiniType<DraftFilter> = z.object({
  type: z.exactOptional(z.enum(filterTypes)),
  column_id: z.exactOptional(z.string()),
  operator: z.exactOptional(z.string()),
  value: z.exactOptional(valueSchema),
  case_sensitive: z.exactOptional(z.boolean()),
  user_ids: z.nullish(z.array(z.string())),
})

const marks = {
  key: z.string(),
  muted: z.exactOptional(z.boolean()),
  collapsed: z.exactOptional(z.boolean()),
}
const nodeSchema: z.ZodMiniType<DraftNode> = z.lazy(() =>
  z.union([
    z.object({ ...marks, filter: filterSchema }),
    z.object({ ...marks, and: z.array(nodeSchema) }),
    z.object({ ...marks, or: z.array(nodeSchema) }),
    z.object({ ...marks, not: z.nullable(nodeSchema) }),
  ]),
)

/** A configuration in the browser's storage, which may have any content. */
export const configurationSchema: z.ZodMiniType<Configuration> = z.object({
  queue_id: z.nullable(z.string()),
  selector: z.enum(['filter_tree', 'record_ids']),
  filter_tree: nodeSchema,
  filter_json: z.nullable(z.string()),
  record_ids_text: z.string(),
  export_format: z.enum(exportFormats),
  column_ids: z.nullable(z.array(z.string())),
  redact: z.boolean(),
  export_computed_metrics_only: z.boolean(),
  file_name: z.string(),
})
