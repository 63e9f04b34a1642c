import { z } from 'zod'
import { queueRoleSchema, templateSchema } from './queues.ts'

const instant = z.string()

/** A scorer metric of the queue. `key` is its key in a record's `metric_info`. */
export const queueMetricSchema = z.looseObject({
  key: z.string().min(1),
  alias: z.string().nullish(),
  label: z.string().nullish(),
  data_type: z.string().nullish(),
  enabled: z.boolean().default(true),
})
export type QueueMetric = z.output<typeof queueMetricSchema>

export const queueMemberSchema = z.object({
  user_id: z.uuid(),
  email: z.string(),
  first_name: z.string().nullish().default(null),
  last_name: z.string().nullish().default(null),
  role: queueRoleSchema,
  track_progress: z.boolean().default(true),
})
export type QueueMember = z.output<typeof queueMemberSchema>

/** `queue.json` of a queue folder. */
export const queueFolderSchema = z.object({
  queue: z.object({
    id: z.uuid({ version: 'v4' }),
    name: z.string().min(1),
    description: z.string().nullish().default(null),
    created_at: instant,
    updated_at: instant,
  }),
  users: z.array(queueMemberSchema).default([]),
  templates: z.array(templateSchema).default([]),
  metrics: z.array(queueMetricSchema).default([]),
})
export type QueueFolder = z.output<typeof queueFolderSchema>
