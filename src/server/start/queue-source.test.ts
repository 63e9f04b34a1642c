import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadQueueSource } from './queue-source.ts'
import { administrator } from '#server/sign-in/administrator.ts'

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'winnow-queue-')), 'Week 12.final')
  await mkdir(folder)
  await writeFile(join(folder, 'records.jsonl'), '{"id":"x"}\n')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const queue = {
  id: 'FE48EF63-1E56-4408-8465-3CDE776200B5',
  name: 'Answers',
  created_at: '2026-03-01T08:00:00Z',
  updated_at: '2026-03-02T08:00:00Z',
}
const user = {
  user_id: '6513270e-269e-4d37-b2a7-4de452e6b438',
  email: 'mira@example.com',
  role: 'owner',
}
const question = (more: object) => ({
  id: '7513270e-269e-4d37-b2a7-4de452e6b438',
  name: 'Kind',
  constraints: { annotation_type: 'tree_choice', ...more },
})
const wide = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, label: `${index}` }))
const keyOf = async (path: string) => (await loadQueueSource(path)).content_key()
const describeQueue = (content: unknown) =>
  writeFile(
    join(folder, 'queue.json'),
    typeof content === 'string' ? content : JSON.stringify(content, null, 1),
  )

test('a folder with queue.json is that queue, its id in canonical form', async () => {
  await describeQueue({ queue, users: [user] })
  const source = await loadQueueSource(folder)
  expect(source.folder.queue).toMatchObject({ id: queue.id.toLowerCase(), name: 'Answers' })
  expect(source.folder.users).toMatchObject([{ role: 'owner', track_progress: true }])
  expect(source.bytes).toBe(11)
})

test('records whose file was touched have the same content', async () => {
  const content_key = await keyOf(folder)
  await utimes(join(folder, 'records.jsonl'), new Date(), new Date('2026-01-01T00:00:00Z'))
  expect(await keyOf(folder)).toBe(content_key)
})

test('times without an offset are read and shown as UTC', async () => {
  await describeQueue({ queue: { ...queue, created_at: '2026-03-01 08:00' } })
  const { folder: read } = await loadQueueSource(folder)
  expect(read.queue.created_at).toBe('2026-03-01T08:00:00.000000Z')
  expect(read.queue.updated_at).toBe(queue.updated_at)
})

test('records alone are a queue named after them, with the same id each time and one owner', async () => {
  const [first, again, file] = await Promise.all(
    [folder, folder, join(folder, 'records.jsonl')].map(loadQueueSource),
  )
  expect(first?.folder).toEqual(again?.folder)
  expect(first?.folder.queue.name).toBe('Week 12.final')
  expect(first?.folder.queue.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
  expect(first?.folder.users).toMatchObject([{ user_id: administrator.user_id, role: 'owner' }])
  expect(file?.folder.queue.name).toBe('records')
  expect(file?.folder.queue.id).not.toBe(first?.folder.queue.id)
})

test('the content key changes with the records and with queue.json, and with nothing else', async () => {
  await describeQueue({ queue })
  const content_key = await keyOf(folder)
  await describeQueue({ queue, users: [] })
  expect(await keyOf(folder)).toBe(content_key)
  await describeQueue({ queue, users: [user] })
  const described = await keyOf(folder)
  expect(described).not.toBe(content_key)
  await writeFile(join(folder, 'records.jsonl'), '{"id":"y"}\n')
  expect(await keyOf(folder)).not.toBe(described)
})

test.each([
  ['{\n "queue": {\n  oops\n', /queue\.json:3: not valid JSON/],
  ['{\n "queue": {\n', /queue\.json:\d: not valid JSON/],
  [{}, /queue\.json: queue: /],
  [{ queue: { ...queue, id: 'no' } }, /queue\.json: queue\.id: /],
  [{ queue, users: [user, { ...user, role: 'boss' }] }, /queue\.json: users\[1\]\.role: /],
  [{ queue, users: [user, user] }, /users\[1\]\.user_id: .*repeated/],
  [{ queue: { ...queue, created_at: 'today' } }, /queue\.created_at: “today” is no date/],
  [[], /queue\.json: the whole file: /],
  [{ queue, templates: [question({ choices_tree: [{ id: 'a' }] })] }, /choices_tree\[0\]\.label: /],
  [{ queue, templates: [question({ choices_tree_yaml: '- [' })] }, /constraints\.choices_tree: /],
  [
    { queue, templates: [question({ choices_tree: wide(51) })] },
    /templates\[0\]\.constraints\.choices_tree: /,
  ],
  [{ queue, templates: [{ ...question({}), created_at: 'once' }] }, /“once” is no date and time/],
  [{ queue, metrics: [{ key: 'm1', id: 'input' }] }, /metrics\[0\]\.id: unknown key/],
  [{ queue, metrics: [{ key: 'm1', filter_type: 'text' }] }, /metrics\[0\]\.filter_type: /],
  [`{"metrics":[{"key":"m1","__proto__":{}}],"queue":${JSON.stringify(queue)}}`, /metrics\[0\]\./],
  [{ queue, metrics: [{ key: 'k', data_unit: 'bananas' }] }, /metrics\[0\]\.data_unit: /],
])(
  'a malformed queue.json names the file, the place and the reason (%#)',
  async (content, text) => {
    await describeQueue(content)
    await expect(loadQueueSource(folder)).rejects.toThrow(text)
  },
)

test('a path that does not exist or has no records is named in the error', async () => {
  await expect(loadQueueSource(join(folder, 'none'))).rejects.toThrow(/none: no such file/)
  await rm(join(folder, 'records.jsonl'))
  await expect(loadQueueSource(folder)).rejects.toThrow(/records\.jsonl: no such file/)
})
