import { z } from 'zod'
import { columnCategories, dataUnits, stepTypes } from '#domain/contract/columns.ts'
import { filterTypes } from '#domain/contract/contract.ts'
import { queueRoles } from '#domain/contract/queues.ts'

/**
 * The answers of the service with the fields and closed sets that its clients need. This server may
 * add keys.
 */

const uuid = z.uuid({ version: 'v4' })
const instant = z.iso.datetime({ offset: true })
const count = z.int().nonnegative()
const share = z.number().min(0).max(1)
const name = z.string().nullable()
const choice = z.string().min(1).max(255)

const permission = <const Actions extends readonly [string, ...string[]]>(actions: Actions) =>
  z.looseObject({ action: z.enum(actions), allowed: z.boolean(), message: z.string().optional() })

const page = {
  starting_token: count,
  limit: z.int().positive(),
  paginated: z.boolean(),
  next_starting_token: count.nullable(),
}

type TreeNode = { id: string; label: string; children?: TreeNode[] | undefined }
const treeNode: z.ZodType<TreeNode> = z.looseObject({
  id: choice,
  label: choice,
  children: z
    .array(z.lazy(() => treeNode))
    .max(50)
    .optional(),
})

const constraints = z.discriminatedUnion('annotation_type', [
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
    choices_tree: z.array(treeNode).max(50),
    choices_tree_yaml: z.string().min(1).max(10_000),
  }),
])

const template = z.looseObject({
  id: uuid,
  name: choice,
  position: z.int(),
  include_explanation: z.boolean(),
  criteria: z.string().nullable(),
  created_at: instant,
  created_by: uuid.nullable(),
  usage_count: count,
  constraints,
})

const queue = z.looseObject({
  id: uuid,
  permissions: z.array(permission(['update', 'delete', 'share', 'record_annotation'])),
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
  templates: z.array(template),
})

const queueUser = z.looseObject({
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
  permissions: z.array(permission(['update', 'delete'])),
})

const column = z.looseObject({
  id: z.string().min(1),
  label: z.string().nullable(),
  category: z.enum(columnCategories),
  description: z.string().nullish(),
  group_label: z.string().nullish(),
  data_type: z
    .enum([
      'uuid',
      'text',
      'integer',
      'floating_point',
      'boolean',
      'timestamp',
      'string_list',
      'tag',
      'score_rating_aggregate',
      'star_rating_aggregate',
      'thumb_rating_aggregate',
      'tags_rating_aggregate',
      'text_rating_aggregate',
      'annotation_agreement',
      'fully_annotated',
    ])
    .nullable(),
  data_unit: z.enum(dataUnits).nullish(),
  multi_valued: z.boolean(),
  allowed_values: z.array(z.unknown()).nullish(),
  sortable: z.boolean(),
  filterable: z.boolean(),
  is_empty: z.boolean(),
  is_optional: z.boolean(),
  applicable_types: z.array(z.enum(stepTypes)).min(1),
  filter_type: z.enum(filterTypes as [string, ...string[]]).nullish(),
  metric_key_alias: z.string().nullish(),
  threshold: z
    .looseObject({
      inverted: z.boolean(),
      buckets: z.array(z.number()),
      display_value_levels: z.array(z.string()),
    })
    .nullish(),
  roll_up_method: z.string().nullish(),
})

const token = z.strictObject({ access_token: z.jwt(), token_type: z.literal('bearer') })
const exportUrl = z.looseObject({
  url: z.url(),
  url_expires_at: instant,
  file_name: z.string().min(1),
  content_type: z.enum(['application/x-ndjson', 'text/csv; charset=utf-8; header=present']),
})

/** The export tests check the contents of a file. */
const file = z.string()

/** The 200 answer of each operation, by the router's path. */
export const serviceAnswers = {
  'POST /annotation_queues/:queue_id/records/export': file,
  'POST /annotation_queues/:queue_id/records/export/url': exportUrl,
  'POST /annotation_queues/query': z.looseObject({ ...page, annotation_queues: z.array(queue) }),
  'GET /annotation_queues/:queue_id': queue,
  'GET /annotation_queues/:queue_id/templates': z.array(template),
  'GET /annotation_queues/:queue_id/users': z.looseObject({
    ...page,
    collaborators: z.array(queueUser),
  }),
  'POST /annotation_queues/:queue_id/records/available_columns': z.looseObject({
    columns: z.array(column),
  }),
  'POST /annotation_queues/:queue_id/records/count': z.looseObject({ total_count: count }),
  'POST /annotation_queues/:queue_id/partial_search': z.looseObject({
    ...page,
    last_row_id: uuid.nullable(),
    records: z.array(z.looseObject({ id: uuid, type: z.enum(stepTypes) })),
  }),
  'POST /login': token,
  'POST /login/api_key': token,
  'GET /current_user': z.looseObject({
    id: uuid,
    email: z.string(),
    first_name: name,
    last_name: name,
    role: z.enum(['admin', 'user']),
    permissions: z.array(z.unknown()),
  }),
  'GET /healthcheck': z.looseObject({
    api_version: z.string().min(1),
    message: z.string().min(1),
    version: z.string().min(1),
  }),
} as const satisfies Readonly<Record<string, z.ZodType>>

export type ServiceOperation = keyof typeof serviceAnswers

const sentence = z.strictObject({ detail: z.string().min(1) })

export const errorBody = (status: number): z.ZodType =>
  status === 422
    ? z.strictObject({
        detail: z
          .array(
            z.strictObject({
              type: z.string().min(1),
              loc: z.array(z.union([z.string(), z.int()])).min(1),
              msg: z.string().min(1),
              input: z.unknown().optional(),
              ctx: z.looseObject({}).optional(),
            }),
          )
          .min(1)
          .max(100),
      })
    : sentence
