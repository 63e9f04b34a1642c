import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stepTypes } from '#domain/contract/columns.ts'
import type { AnnotationType } from '#domain/contract/templates.ts'
import { loadQueueSource } from '#server/start/queue-source.ts'
import { agentRecord } from '#server/samples/agent-queue.ts'
import { docsRecord } from '#server/samples/docs-queue.ts'
import { jsonLines } from '#server/samples/json-lines.ts'
import { sampleSources } from '#server/samples/sample-sources.ts'
import { supportRecord } from '#server/samples/support-queue.ts'
import type { QueueSource } from '#server/store/store.ts'
import { roles, testUserId } from './test-queue.test-support.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'

const sampleRecords = [supportRecord, docsRecord, agentRecord]
const member = (role: string) => ({
  user_id: testUserId(role),
  email: `${role}@example.com`,
  role,
})

const samples = (): QueueSource[] =>
  sampleSources().map((source, index) => ({
    ...source,
    folder: {
      ...source.folder,
      users: roles.map((role) => ({
        ...member(role),
        role,
        first_name: null,
        last_name: null,
        track_progress: true,
      })),
    },
    content_key: `contract ${index}`,
    open: () => jsonLines(150, sampleRecords[index] ?? supportRecord),
  }))

const tree = [{ id: 'a', label: 'A', children: [{ id: 'b', label: 'B: "quoted"' }] }]
const constraints = [
  { annotation_type: 'like_dislike' },
  { annotation_type: 'star' },
  { annotation_type: 'score' },
  { annotation_type: 'tags' },
  { annotation_type: 'text' },
  { annotation_type: 'choice' },
  { annotation_type: 'tree_choice' },
  { annotation_type: 'tree_choice', choices_tree: tree },
  { annotation_type: 'tree_choice', choices_tree_yaml: '- a\n- label: B\n  children: [c]\n' },
]
const values: Readonly<Record<AnnotationType, unknown>> = {
  like_dislike: true,
  star: 4,
  score: 40,
  tags: ['x'],
  text: 'seen',
  choice: 'x',
  tree_choice: 'b',
}
const templateId = (index: number) => uuidOf(`contract template ${index}`)

/** The minimum of a `queue.json`, with names that no column may have. */
const sparse = {
  queue: {
    id: uuidOf('contract sparse'),
    name: 'Sparse',
    created_at: '2026-03-01 08:00',
    updated_at: '2026-03-01T10:00:00+02:00',
  },
  users: roles.map(member),
  templates: constraints.map((each, index) => ({
    id: templateId(index),
    name: `Question ${index}`,
    constraints: each,
  })),
  metrics: [
    { key: 'declared' },
    {
      key: 'claims',
      label: null,
      data_type: 'unheard-of',
      data_unit: 'percentage',
      applicable_types: ['trace'],
    },
  ],
}

const record = (index: number): object => ({
  id: uuidOf(`contract record ${index}`),
  type: stepTypes[index % stepTypes.length],
  created_at: `2026-03-0${1 + (index % 9)}T10:00:00Z`,
  metrics: { duration_ns: index, claims: index % 2 ? 'a text' : 3, own: [`${index}`] },
  annotations: Object.fromEntries(
    constraints.map(({ annotation_type }, place) => [
      templateId(place),
      {
        [testUserId('annotator')]: {
          annotation_type,
          value: values[annotation_type as AnnotationType],
          explanation: null,
        },
      },
    ]),
  ),
})

/** Queues with everything, with almost nothing, and without a `queue.json`. */
export async function contractSources(home: string): Promise<readonly QueueSource[]> {
  const folder = join(home, 'sparse')
  await mkdir(folder)
  await writeFile(join(folder, 'queue.json'), JSON.stringify(sparse))
  const lines = Array.from({ length: 16 }, (_, index) => `${JSON.stringify(record(index))}\n`)
  await writeFile(join(folder, 'records.jsonl'), lines.join(''))
  await writeFile(join(home, 'alone.jsonl'), lines.join(''))
  return [
    ...samples(),
    await loadQueueSource(folder),
    await loadQueueSource(join(home, 'alone.jsonl')),
  ]
}
