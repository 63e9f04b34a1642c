import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { AnnotationType, Template } from '#domain/contract/templates.ts'
import { testUserId } from './test-queue.test-support.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'
import type { QueueSource } from '#server/store/store.ts'

const at = '2026-03-01T00:00:00Z'
export const ratedQueueId = uuidOf('rated queue')
export const ratedTemplateId = (type: AnnotationType) => uuidOf(`template ${type}`)
export const ratedRecordId = (index: number) => uuidOf(`rated record ${index}`)

const constraints: readonly Template['constraints'][] = [
  { annotation_type: 'like_dislike' },
  { annotation_type: 'star' },
  { annotation_type: 'score', min: 0, max: 100 },
  { annotation_type: 'tags', tags: ['a', 'b'], allow_other: true },
  { annotation_type: 'choice', choices: ['yes', 'no'], allow_other: false },
  {
    annotation_type: 'tree_choice',
    choices_tree: [{ id: 'x', label: 'X' }],
    choices_tree_yaml: '- X',
  },
  { annotation_type: 'text' },
]

/** By member and template. The viewer was not asked but has rated. */
const given: Readonly<Record<string, readonly unknown[]>> = {
  owner: [true, 5, 7, ['a', 'b'], 'yes', 'x', 'fine'],
  annotator: [false, 4, 93, ['b'], 'no', 'x', 'not so fine'],
  viewer: [true, 5, 100, [], 'yes', 'y', ''],
}
const people = ['owner', 'editor', 'annotator', 'viewer'] as const

const folder: QueueFolder = {
  queue: { id: ratedQueueId, name: 'Rated', description: null, created_at: at, updated_at: at },
  users: people.map((role) => ({
    user_id: testUserId(role),
    email: `${role}@example.com`,
    first_name: role,
    last_name: null,
    role,
    track_progress: true,
  })),
  templates: constraints.map((one, index) => ({
    id: ratedTemplateId(one.annotation_type),
    name: one.annotation_type,
    position: index + 1,
    include_explanation: true,
    usage_count: 0,
    constraints: one,
  })),
  metrics: [],
}

const annotationsBy = (raters: readonly string[]) =>
  Object.fromEntries(
    constraints.map(({ annotation_type }, index) => [
      ratedTemplateId(annotation_type),
      Object.fromEntries(
        raters.map((rater) => [
          testUserId(rater),
          { annotation_type, value: given[rater]?.[index], explanation: `by ${rater}` },
        ]),
      ),
    ]),
  )

const records = [['owner', 'annotator', 'viewer'], ['owner'], []].map((raters, index) => ({
  type: 'trace',
  id: ratedRecordId(index),
  created_at: new Date(Date.parse(at) - index * 1000).toISOString(),
  name: 'rated',
  annotations: annotationsBy(raters),
  annotation_agreement: { [ratedTemplateId('star')]: 0.25 },
  overall_annotation_agreement: 0.123_456_789,
  feedback_rating_info: { [ratedTemplateId('star')]: { told: 'by the service' } },
}))

export const ratedSource: QueueSource = {
  label: 'rated.jsonl',
  folder,
  name: 'rated',
  content_key: 'rated',
  bytes: null,
  open: async function* () {
    yield Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  },
}
