import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { agentRecord, agentRecords } from './agent-queue.ts'
import { docsRecord, docsRecords } from './docs-queue.ts'
import { serviceRecordSchema } from './record-schema.test-support.ts'
import { supportRecord, supportRecords } from './support-queue.ts'
import { writeLargeSample } from './write-large-sample.ts'

const home = await mkdtemp(join(tmpdir(), 'winnow-fit-'))
afterAll(() => rm(home, { recursive: true, force: true }))

function expectFit(name: string, record: unknown) {
  const { success, error } = serviceRecordSchema.safeParse(JSON.parse(JSON.stringify(record)))
  if (!success) expect.fail(`${name}: ${error.message}`)
}

test.each([
  ['support', supportRecords, supportRecord],
  ['docs', docsRecords, docsRecord],
  ['agent', agentRecords, agentRecord],
] as const)(
  'every record of the %s sample is a record of the service, children included',
  (name, count, record) => {
    for (let index = 0; index < count; index += 1) expectFit(`${name} ${index}`, record(index))
  },
  60_000,
)

test('every line of a large sample is a record of the service', async () => {
  const lines = (await readFile(await writeLargeSample(home, 5000), 'utf8')).trimEnd().split('\n')
  expect(lines).toHaveLength(5000)
  for (const [index, line] of lines.entries()) expectFit(`large ${index}`, JSON.parse(line))
})

const [id, span, session, project_id, run_id, user, template] = Array.from({ length: 7 }, () =>
  randomUUID(),
)
const created_at = '2026-03-01T10:00:00.000000Z'
const plain = {
  created_at,
  name: 'n',
  user_metadata: {},
  tags: [],
  metrics: {},
  project_id,
  run_id,
}
const trace = {
  ...plain,
  type: 'trace',
  id,
  trace_id: id,
  session_id: session,
  input: 'asked',
  output: null,
}
const ofTrace = { ...plain, id: span, trace_id: id, session_id: session, parent_id: id }
const llm = {
  ...ofTrace,
  type: 'llm',
  input: [{ role: 'user', content: 'asked' }],
  output: { role: 'assistant', content: 'said' },
}
const control = {
  ...ofTrace,
  type: 'control',
  input: 'asked',
  output: { action: 'observe', matched: false },
}
const rated = (annotation_type: string, value: unknown) => ({
  ...trace,
  annotations: {
    [template ?? '']: { [user ?? '']: { annotation_type, value, explanation: null } },
  },
})

test.each([
  ['a trace', trace],
  ['an llm span', llm],
  ['a control span', control],
  ['a trace that holds spans', { ...trace, num_spans: 1, spans: [llm] }],
  ['a rating', rated('star', 5)],
])('%s fits', (name, record) => expectFit(name, record))

test.each([
  ['a trace without its trace_id', { ...trace, trace_id: undefined }],
  ['a trace in another trace', { ...trace, trace_id: span }],
  ['a span without a parent', { ...llm, parent_id: null }],
  ['an output of a model that is a text', { ...llm, output: 'said' }],
  ['an output of a model that is missing', { ...llm, output: null }],
  ['a control without action', { ...control, output: { verdict: 'pass' } }],
  ['a type that the service does not know', { ...trace, type: 'step' }],
  ['metadata that is no text', { ...trace, user_metadata: { tries: 2 } }],
  ['a key that the service does not know', { ...trace, colour: 'red' }],
  ['a child of another parent', { ...trace, spans: [{ ...llm, parent_id: span }] }],
  ['a child in another session', { ...trace, spans: [{ ...llm, session_id: id }] }],
  ['a child that does not fit itself', { ...trace, spans: [{ ...llm, output: 'said' }] }],
  ['a number of spans that is wrong', { ...trace, num_spans: 2, spans: [llm] }],
  ['a rating of another type', rated('star', true)],
])('%s does not fit', (_, record) => {
  expect(serviceRecordSchema.safeParse(JSON.parse(JSON.stringify(record))).success).toBe(false)
})
