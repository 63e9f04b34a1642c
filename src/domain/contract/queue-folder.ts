import { z } from './zod.ts'
import { dataUnits, stepTypes, thresholdSchema } from './columns.ts'
import { instantSchema } from './instant-schema.ts'
import { mayAnnotate, queueRoleSchema } from './queues.ts'
import { templateSchema } from './templates.ts'

/**
 * A scorer metric of the queue. `key` is its key in a record's `metric_info`; the other keys are
 * those of a column in the service. Fields that follow from the values, such as `id` and
 * `filter_type`, are not allowed.
 */
const queueMetricSchema = z.strictObject({
  key: z.string().check(z.minLength(1)),
  alias: z.nullish(z.string()),
  label: z.nullish(z.string()),
  data_type: z.nullish(z.string()),
  enabled: z._default(z.boolean(), true),
  description: z.nullish(z.string()),
  group_label: z.nullish(z.string()),
  data_unit: z.nullish(z.enum(dataUnits)),
  allowed_values: z.nullish(z.array(z.unknown())),
  applicable_types: z.optional(z.array(z.enum(stepTypes))),
  threshold: z.nullish(thresholdSchema),
  roll_up_method: z.nullish(z.string()),
})
export type QueueMetric = z.output<typeof queueMetricSchema>

const queueMemberSchema = z.object({
  user_id: z.uuid(),
  email: z.string(),
  first_name: z._default(z.nullish(z.string()), null),
  last_name: z._default(z.nullish(z.string()), null),
  role: queueRoleSchema,
  track_progress: z._default(z.boolean(), true),
  /** When the user became a member; by default when the queue was created. */
  created_at: z.optional(instantSchema),
})
export type QueueMember = z.output<typeof queueMemberSchema>

/** Whether the queue needs ratings of this member. */
export const isAskedToRate = (member: Pick<QueueMember, 'role' | 'track_progress'>): boolean =>
  member.track_progress && mayAnnotate(member.role)

/** `queue.json` of a queue folder. */
export const queueFolderSchema = z.object({
  queue: z.object({
    id: z.uuid({ version: 'v4' }),
    name: z.string().check(z.minLength(1)),
    description: z._default(z.nullish(z.string()), null),
    created_at: instantSchema,
    updated_at: instantSchema,
  }),
  users: z._default(z.array(queueMemberSchema), []),
  templates: z._default(z.array(templateSchema), []),
  metrics: z._default(z.array(queueMetricSchema), []),
})
export type QueueFolder = z.output<typeof queueFolderSchema>
