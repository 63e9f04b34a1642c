import { listOf } from '#domain/contract/list-of.ts'
import { queueRoles } from '#domain/contract/queues.ts'
import { withMeta, z } from '#domain/contract/zod.ts'
import { importsSchema } from './import-schemas.ts'
import { pageHeadShape } from './page-schemas.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

/**
 * Queues as the local API sends them, in the shapes of the service. `queues.ts` has looser schemas,
 * with which the page reads the answers of any service.
 */

const uuid = z.uuid({ version: 'v4' })
const instant = z.iso.datetime({ offset: true })
const count = z.int().check(z.nonnegative())
const share = z.number().check(z.minimum(0), z.maximum(1))
const name = z.nullable(z.string())
const choice = z.string().check(z.minLength(1), z.maxLength(255))

const permissionOf = <const Actions extends readonly [string, ...string[]]>(actions: Actions) =>
  z.looseObject({ action: z.enum(actions), allowed: z.boolean(), message: z.optional(z.string()) })

type ChoiceNode = {
  readonly id: string
  readonly label: string
  readonly children?: readonly ChoiceNode[] | undefined
}
const choiceNodeSchema: z.ZodMiniType<ChoiceNode> = withMeta(
  z.looseObject({
    id: choice,
    label: choice,
    children: z.optional(z.array(z.lazy(() => choiceNodeSchema)).check(z.maxLength(50))),
  }),
  { id: 'ChoiceNode' },
)

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
    choices_tree: z.array(choiceNodeSchema).check(z.maxLength(50)),
    choices_tree_yaml: z.string().check(z.minLength(1), z.maxLength(10_000)),
  }),
])

const templateAnswerSchema = withMeta(
  z.looseObject({
    id: uuid,
    name: choice,
    position: z.int(),
    include_explanation: z.boolean(),
    criteria: z.nullable(z.string()),
    created_at: instant,
    created_by: z.nullable(uuid),
    usage_count: count,
    constraints: constraintsSchema,
  }),
  { id: 'Template' },
)
export const templateListAnswerSchema = z.array(templateAnswerSchema)
export type TemplateAnswer = ReadonlyDeep<z.output<typeof templateAnswerSchema>>

export const queueAnswerSchema = withMeta(
  z.looseObject({
    id: uuid,
    permissions: z.array(permissionOf(['update', 'delete', 'share', 'record_annotation'])),
    name: z.string(),
    description: z.nullable(z.string()),
    created_at: instant,
    updated_at: instant,
    created_by_user: z.nullable(
      z.looseObject({ id: uuid, email: z.string(), first_name: name, last_name: name }),
    ),
    num_log_records: count,
    num_annotators: count,
    num_users: count,
    num_templates: count,
    overall_progress: z.nullable(share),
    templates: z.array(templateAnswerSchema),
  }),
  { id: 'AnnotationQueue' },
)
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
export const queueListRequestSchema = withMeta(
  z.object({
    filters: z._default(
      z.array(
        z.object({
          name: z.enum(['name', 'id']),
          operator: z._default(z.enum(['eq', 'ne', 'contains', 'one_of', 'not_in']), 'eq'),
          value: z.union([z.string(), listOf(z.string(), { type: 'string' })]),
          case_sensitive: z._default(z.boolean(), true),
        }),
      ),
      [],
    ),
    sort: z.nullish(
      z.object({
        name: z.enum(queueSortKeys),
        ascending: z._default(z.boolean(), true),
        sort_type: z._default(z.literal('column'), 'column'),
      }),
    ),
  }),
  { id: 'QueueListRequest' },
)
export type QueueListRequest = z.output<typeof queueListRequestSchema>

export const queueListAnswerSchema = withMeta(
  z.looseObject({
    ...pageHeadShape,
    annotation_queues: z.array(queueAnswerSchema),
    /** Only while there is something in it. Clients of the service ignore it. */
    winnow: z.optional(importsSchema),
  }),
  { id: 'QueueListResponse' },
)
export type QueueListAnswer = ReadonlyDeep<z.output<typeof queueListAnswerSchema>>

const memberAnswerSchema = withMeta(
  z.looseObject({
    id: uuid,
    user_id: uuid,
    annotation_queue_id: uuid,
    created_at: instant,
    email: z.string(),
    first_name: name,
    last_name: name,
    role: z.enum(queueRoles),
    track_progress: z.boolean(),
    progress: z.nullable(share),
    permissions: z.array(permissionOf(['update', 'delete'])),
  }),
  { id: 'QueueUser' },
)
export type MemberAnswer = ReadonlyDeep<z.output<typeof memberAnswerSchema>>

export const memberListAnswerSchema = withMeta(
  z.looseObject({ ...pageHeadShape, collaborators: z.array(memberAnswerSchema) }),
  { id: 'QueueUserList' },
)
export type MemberListAnswer = ReadonlyDeep<z.output<typeof memberListAnswerSchema>>
