import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { QueueSource } from '#server/store/store.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'

/** A small queue with one member per role. */
export const roles = ['owner', 'editor', 'annotator', 'viewer'] as const
export const testUserId = (name: string) => uuidOf(`test user ${name}`)
export const testQueueId = uuidOf('test queue')
const templateId = uuidOf('test template')

const folder: QueueFolder = {
  queue: {
    id: testQueueId,
    name: 'Support answers, week 12',
    description: 'For tests',
    created_at: '2026-03-01T08:00:00Z',
    updated_at: '2026-03-02T08:00:00Z',
  },
  users: roles.map((role) => ({
    user_id: testUserId(role),
    email: `${role}@example.com`,
    first_name: role,
    last_name: null,
    role,
    track_progress: true,
  })),
  templates: [
    {
      id: templateId,
      name: 'Quality',
      position: 1,
      include_explanation: false,
      usage_count: 0,
      constraints: { annotation_type: 'star' },
    },
  ],
  metrics: [],
}

/** Record 0 is the newest. The annotator has rated the first two, everyone the first. */
const record = (index: number) => ({
  type: 'trace',
  id: uuidOf(`test record ${index}`),
  created_at: new Date(Date.UTC(2026, 2, 1) - index * 1000).toISOString(),
  name: `record ${index}`,
  input: `my secret is ${index}`,
  redacted_input: `my *** is ${index}`,
  output: 'a'.repeat(index === 0 ? 5000 : 5),
  tags: index % 2 === 0 ? ['even'] : [],
  user_metadata: { 'team/a': 'blue' },
  annotations: {
    [templateId]: Object.fromEntries(
      roles
        .filter((role) => index === 0 || (index === 1 && role === 'annotator'))
        .map((role) => [
          testUserId(role),
          { annotation_type: 'star', value: 4, explanation: null },
        ]),
    ),
  },
})

export const testSource = (count: number): QueueSource => ({
  label: 'test queue',
  folder,
  name: 'test queue',
  content_key: `test ${count}`,
  bytes: null,
  open: async function* () {
    for (let index = 0; index < count; index += 1) {
      yield new TextEncoder().encode(`${JSON.stringify(record(index))}\n`)
    }
  },
})
export const testRecordId = (index: number) => record(index).id
export const feedbackColumn = `feedback/${templateId}`
