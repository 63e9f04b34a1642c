import { listOf } from '#domain/contract/list-of.ts'
import { queueRoles } from '#domain/contract/queues.ts'
import { z } from '#domain/contract/zod.ts'
import { pageHeadShape } from './page-schemas.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

/**
 * Queues as the local API sends them, in the shapes of the service. `queues.ts` has looser schemas,
 * with which the page reads the answers of any service.
 */

const uuid = z.uuid({ version: 'v4' })
const instant = z.iso.datetime({ offset: true })
const count = z.int().nonnegative()
const share = z.number().min(0).max(1)
const name = z.string().nullable()
const choice = z.string().min(1).max(255)

const permissionOf = <const Actions extends readonly [string, ...string[]]>(actions: Actions) =>
  z.looseObject({ action: z.enum(actions), allowed: z.boolean(), message: z.string().optional() })

type ChoiceNode = {
  readonly id: string
  readonly label: string
  readonly children?: readonly ChoiceNode[] | undefined
}
const choiceNodeSchema: z.ZodType<ChoiceNode> = z
  .looseObject({
    id: choice,
    label: choice,
    children: z
      .array(z.lazy(() => choiceNodeSchema))
      .max(50)
      .optional(),
  })
  .meta({ id: 'ChoiceNode' })

const constraintsSchema = z.discriminatedUnion('annotation_type', [
  z.looseObject({ annotation_type: z.enum(['like_dislike', 'star', 'text']) }),
  z.looseObject({ annotation_type: z.literal('score'), min: count, max: count }),
  z.looseObject({
    annotation_type: z.literal('tags'),
    tags: z.array(choice),
    allow_other: z.boolean(),
  }),
  z.looseObject({
    annotation_type: z.literal('choice'),
    choices: z.array(choice),
    allow_other: z.boolean(),
  }),
  z.looseObject({
    annotation_type: z.literal('tree_choice'),
    choices_tree: z.array(choiceNodeSchema).max(50),
    choices_tree_yaml: z.string().min(1).max(10_000),
  }),
])

const templateAnswerSchema = z
  .looseObject({
    id: uuid,
    name: choice,
    position: z.int(),
    include_explanation: z.boolean(),
    criteria: z.string().nullable(),
    created_at: instant,
    created_by: uuid.nullable(),
    usage_count: count,
    constraints: constraintsSchema,
  })
  .meta({ id: 'Template' })
export const templateListAnswerSchema = z.array(templateAnswerSchema)
export type TemplateAnswer = ReadonlyDeep<z.output<typeof templateAnswerSchema>>

export const queueAnswerSchema = z
  .looseObject({
    id: uuid,
    permissions: z.array(permissionOf(['update', 'delete', 'share', 'record_annotation'])),
    name: z.string(),
    description: z.string().nullable(),
    created_at: instant,
    updated_at: instant,
    created_by_user: z
      .looseObject({ id: uuid, email: z.string(), first_name: name, last_name: name })
      .nullable(),
    num_log_records: count,
    num_annotators: count,
    num_users: count,
    num_templates: count,
    overall_progress: share.nullable(),
    templates: z.array(templateAnswerSchema),
  })
  .meta({ id: 'AnnotationQueue' })
export type QueueAnswer = ReadonlyDeep<z.output<typeof queueAnswerSchema>>

const queueSortKeys = [
  'created_at',
  'updated_at',
  'name',
  'num_log_records',
  'num_annotators',
  'num_users',
  'num_templates',
  'overall_progress',
] as const satisfies readonly (keyof QueueAnswer)[]

export const maxQueueFilters = 100

/** An unknown filter is refused, because without it the list would have too many queues. */
export const queueListRequestSchema = z
  .object({
    filters: z
      .array(
        z.object({
          name: z.enum(['name', 'id']),
          operator: z.enum(['eq', 'ne', 'contains', 'one_of', 'not_in']).default('eq'),
          value: z.union([z.string(), listOf(z.string(), { type: 'string' })]),
          case_sensitive: z.boolean().default(true),
        }),
      )
      .default([]),
    sort: z
      .object({
        name: z.enum(queueSortKeys),
        ascending: z.boolean().default(true),
        sort_type: z.literal('column').default('column'),
      })
      .nullish(),
  })
  .meta({ id: 'QueueListRequest' })
export type QueueListRequest = z.output<typeof queueListRequestSchema>

export const queueListAnswerSchema = z
  .looseObject({ ...pageHeadShape, annotation_queues: z.array(queueAnswerSchema) })
  .meta({ id: 'QueueListResponse' })
export type QueueListAnswer = ReadonlyDeep<z.output<typeof queueListAnswerSchema>>

const memberAnswerSchema = z
  .looseObject({
    id: uuid,
    user_id: uuid,
    annotation_queue_id: uuid,
    created_at: instant,
    email: z.string(),
    first_name: name,
    last_name: name,
    role: z.enum(queueRoles),
    track_progress: z.boolean(),
    progress: share.nullable(),
    permissions: z.array(permissionOf(['update', 'delete'])),
  })
  .meta({ id: 'QueueUser' })
export type MemberAnswer = ReadonlyDeep<z.output<typeof memberAnswerSchema>>

export const memberListAnswerSchema = z
  .looseObject({ ...pageHeadShape, collaborators: z.array(memberAnswerSchema) })
  .meta({ id: 'QueueUserList' })
export type MemberListAnswer = ReadonlyDeep<z.output<typeof memberListAnswerSchema>>
