import { z } from './zod.ts'
import { dataUnits, stepTypes, thresholdSchema } from './columns.ts'
import { instantSchema } from './instant-schema.ts'
import { mayAnnotate, queueRoleSchema, templateSchema } from './queues.ts'

/**
 * A scorer metric of the queue. `key` is its key in a record's `metric_info`; the other keys are
 * those of a column in the service. Fields that follow from the values, such as `id` and
 * `filter_type`, are not allowed.
 */
const queueMetricSchema = z.strictObject({
  key: z.string().min(1),
  alias: z.string().nullish(),
  label: z.string().nullish(),
  data_type: z.string().nullish(),
  enabled: z.boolean().default(true),
  description: z.string().nullish(),
  group_label: z.string().nullish(),
  data_unit: z.enum(dataUnits).nullish(),
  allowed_values: z.array(z.unknown()).nullish(),
  applicable_types: z.array(z.enum(stepTypes)).optional(),
  threshold: thresholdSchema.nullish(),
  roll_up_method: z.string().nullish(),
})
export type QueueMetric = z.output<typeof queueMetricSchema>

const queueMemberSchema = z.object({
  user_id: z.uuid(),
  email: z.string(),
  first_name: z.string().nullish().default(null),
  last_name: z.string().nullish().default(null),
  role: queueRoleSchema,
  track_progress: z.boolean().default(true),
  /** When the user became a member; by default when the queue was created. */
  created_at: instantSchema.optional(),
})
export type QueueMember = z.output<typeof queueMemberSchema>

/** Whether the queue needs ratings of this member. */
export const isAskedToRate = (member: Pick<QueueMember, 'role' | 'track_progress'>): boolean =>
  member.track_progress && mayAnnotate(member.role)

/** `queue.json` of a queue folder. */
export const queueFolderSchema = z.object({
  queue: z.object({
    id: z.uuid({ version: 'v4' }),
    name: z.string().min(1),
    description: z.string().nullish().default(null),
    created_at: instantSchema,
    updated_at: instantSchema,
  }),
  users: z.array(queueMemberSchema).default([]),
  templates: z.array(templateSchema).default([]),
  metrics: z.array(queueMetricSchema).default([]),
})
export type QueueFolder = z.output<typeof queueFolderSchema>
