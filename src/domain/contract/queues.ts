import { z } from './zod.ts'
import { instantSchema } from './instant-schema.ts'

/** The role of a user in a queue. */
export const queueRoles = ['owner', 'editor', 'annotator', 'viewer'] as const
export const queueRoleSchema = z.enum(queueRoles)
export type QueueRole = z.output<typeof queueRoleSchema>

/** Whether a role may annotate, so that “fully annotated” may name its users. */
export const mayAnnotate = (role: QueueRole): boolean => role !== 'viewer'

/** A choice in a tree, with the choices below it. At most 50 siblings. */
export type TreeNode = {
  readonly id: string
  readonly label: string
  readonly children?: readonly TreeNode[] | undefined
}
const choiceText = z.string().min(1).max(255)
const treeSchema: z.ZodType<readonly TreeNode[]> = z
  .array(
    z.object({
      id: choiceText,
      label: choiceText,
      children: z.lazy(() => treeSchema).optional(),
    }),
  )
  .max(50)

const constraintsSchema = z.discriminatedUnion('annotation_type', [
  z.looseObject({ annotation_type: z.literal('like_dislike') }),
  z.looseObject({ annotation_type: z.literal('star') }),
  z.looseObject({
    annotation_type: z.literal('score'),
    min: z.int().nonnegative().default(0),
    max: z.int().nonnegative().default(100),
  }),
  z.looseObject({
    annotation_type: z.literal('tags'),
    tags: z.array(choiceText).default([]),
    allow_other: z.boolean().default(false),
  }),
  z.looseObject({ annotation_type: z.literal('text') }),
  z.looseObject({
    annotation_type: z.literal('choice'),
    choices: z.array(choiceText).default([]),
    allow_other: z.boolean().default(false),
  }),
  z.looseObject({
    annotation_type: z.literal('tree_choice'),
    choices_tree: treeSchema,
    choices_tree_yaml: z.string().min(1).max(10_000),
  }),
])
export type AnnotationType = z.output<typeof constraintsSchema>['annotation_type']
export const annotationTypes: readonly AnnotationType[] = constraintsSchema.options.map(
  ({ shape }) => shape.annotation_type.value,
)

export const templateSchema = z.object({
  id: z.uuid(),
  name: choiceText,
  position: z.int().default(0),
  include_explanation: z.boolean().default(false),
  criteria: z.string().nullish(),
  created_at: instantSchema.optional(),
  created_by: z.uuid().nullish(),
  usage_count: z.int().default(0),
  constraints: constraintsSchema,
})
export type Template = z.output<typeof templateSchema>

const userSummarySchema = z.looseObject({
  id: z.string(),
  email: z.string(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
})

const permissionSchema = z.looseObject({
  action: z.string(),
  allowed: z.boolean(),
  message: z.string().nullish(),
})

export const queueSchema = z.object({
  id: z.string(),
  permissions: z.array(permissionSchema).catch([]),
  name: z.string(),
  description: z.string().nullish().catch(null),
  created_at: z.string().nullish().catch(null),
  updated_at: z.string().nullish().catch(null),
  created_by_user: userSummarySchema.nullish().catch(null),
  num_log_records: z.number().nullish().catch(null),
  num_annotators: z.number().nullish().catch(null),
  num_users: z.number().nullish().catch(null),
  num_templates: z.number().nullish().catch(null),
  overall_progress: z.number().nullish().catch(null),
})
export type Queue = z.output<typeof queueSchema>

export const queueListResponseSchema = z.object({
  starting_token: z.number().catch(0),
  limit: z.number().catch(100),
  paginated: z.boolean().catch(false),
  next_starting_token: z.number().nullish(),
  annotation_queues: z.array(queueSchema),
})
export type QueueListResponse = z.output<typeof queueListResponseSchema>

const queueUserSchema = z.object({
  id: z.string().optional(),
  user_id: z.string(),
  email: z.string(),
  first_name: z.string().nullish().catch(null),
  last_name: z.string().nullish().catch(null),
  role: z.string(),
  track_progress: z.boolean().catch(false),
  progress: z.number().nullish().catch(null),
})
export type QueueUser = z.output<typeof queueUserSchema>

export const queueUserListSchema = z.object({
  starting_token: z.number().catch(0),
  limit: z.number().catch(100),
  paginated: z.boolean().catch(false),
  next_starting_token: z.number().nullish(),
  collaborators: z.array(queueUserSchema),
})

/** The name of a member on screen: the full name, or the email address if there is none. */
export function memberName(member: Pick<QueueUser, 'email' | 'first_name' | 'last_name'>): string {
  return [member.first_name, member.last_name].filter(Boolean).join(' ') || member.email
}

/** Whether a user is an annotator of the queue. “Fully annotated” then means by this user only. */
export const isAnnotatorIn = (members: readonly QueueUser[] | null, userId: string): boolean =>
  members?.find((member) => member.user_id === userId)?.role === 'annotator'
