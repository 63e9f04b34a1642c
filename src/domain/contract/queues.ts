import { z } from './zod.ts'
import { importsSchema } from './endpoints/import-schemas.ts'

/** The role of a user in a queue. */
export const queueRoles = ['owner', 'editor', 'annotator', 'viewer'] as const
export const queueRoleSchema = z.enum(queueRoles)
export type QueueRole = z.output<typeof queueRoleSchema>

/** Whether a role may annotate, so that “fully annotated” may name its users. */
export const mayAnnotate = (role: QueueRole): boolean => role !== 'viewer'

const userSummarySchema = z.looseObject({
  id: z.string(),
  email: z.string(),
  first_name: z.nullish(z.string()),
  last_name: z.nullish(z.string()),
})

const permissionSchema = z.looseObject({
  action: z.string(),
  allowed: z.boolean(),
  message: z.nullish(z.string()),
})

export const queueSchema = z.object({
  id: z.string(),
  permissions: z.catch(z.array(permissionSchema), []),
  name: z.string(),
  description: z.catch(z.nullish(z.string()), null),
  created_at: z.catch(z.nullish(z.string()), null),
  updated_at: z.catch(z.nullish(z.string()), null),
  created_by_user: z.catch(z.nullish(userSummarySchema), null),
  num_log_records: z.catch(z.nullish(z.number()), null),
  num_annotators: z.catch(z.nullish(z.number()), null),
  num_users: z.catch(z.nullish(z.number()), null),
  num_templates: z.catch(z.nullish(z.number()), null),
  overall_progress: z.catch(z.nullish(z.number()), null),
})
export type Queue = z.output<typeof queueSchema>

export const queueListResponseSchema = z.object({
  starting_token: z.catch(z.number(), 0),
  limit: z.catch(z.number(), 100),
  paginated: z.catch(z.boolean(), false),
  next_starting_token: z.nullish(z.number()),
  annotation_queues: z.array(queueSchema),
  /** Of our own server only. */
  winnow: z.catch(z.optional(importsSchema), undefined),
})
export type QueueListResponse = z.output<typeof queueListResponseSchema>

const queueUserSchema = z.object({
  id: z.optional(z.string()),
  user_id: z.string(),
  email: z.string(),
  first_name: z.catch(z.nullish(z.string()), null),
  last_name: z.catch(z.nullish(z.string()), null),
  role: z.string(),
  track_progress: z.catch(z.boolean(), false),
  progress: z.catch(z.nullish(z.number()), null),
})
export type QueueUser = z.output<typeof queueUserSchema>

export const queueUserListSchema = z.object({
  starting_token: z.catch(z.number(), 0),
  limit: z.catch(z.number(), 100),
  paginated: z.catch(z.boolean(), false),
  next_starting_token: z.nullish(z.number()),
  collaborators: z.array(queueUserSchema),
})

/** The name of a member on screen: the full name, or the email address if there is none. */
export function memberName(member: Pick<QueueUser, 'email' | 'first_name' | 'last_name'>): string {
  return [member.first_name, member.last_name].filter(Boolean).join(' ') || member.email
}

/** Whether a user is an annotator of the queue. “Fully annotated” then means by this user only. */
export const isAnnotatorIn = (members: readonly QueueUser[] | null, userId: string): boolean =>
  members?.find((member) => member.user_id === userId)?.role === 'annotator'
