import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stepTypes } from '#domain/contract/columns.ts'
import { filterTypes } from '#domain/contract/contract.ts'
import { queueFolderSchema } from '#domain/contract/queue-folder.ts'
import { openDuckdbStore } from '#server/duckdb/duckdb-store.ts'
import type { QueueSource } from '#server/store/store.ts'
import { agentRecord } from './agent-queue.ts'
import { docsRecord } from './docs-queue.ts'
import { jsonLines } from './json-lines.ts'
import { largeFolder } from './large-folder.ts'
import { pilotRecord } from './pilot-queue.ts'
import { sampleSources } from './sample-sources.ts'
import { sampleUsers } from './sample-users.ts'
import { supportRecord } from './support-queue.ts'

/** Long enough to contain everything that the whole queue contains. */
const prefixes: readonly (readonly [QueueSource, (index: number) => object])[] =
  sampleSources().map((source, place) => [
    source,
    [supportRecord, docsRecord, agentRecord, pilotRecord][place] ?? agentRecord,
  ])

async function text(source: Pick<QueueSource, 'open'>, most = Infinity): Promise<string> {
  const chunks = []
  for await (const chunk of source.open()) {
    chunks.push(chunk)
    if (chunks.length >= most) break
  }
  return Buffer.concat(chunks).toString()
}

test('the bytes are the same every time, and those published under this version', async () => {
  const hashes = []
  for (const source of sampleSources()) {
    const [first, second] = [await text(source, 2), await text(source, 2)]
    expect(first).toBe(second)
    const made = JSON.stringify(source.folder) + first
    hashes.push(createHash('sha256').update(made).digest('hex').slice(0, 12))
  }
  // Change `sampleVersion` too: stores keep what they imported under the old key.
  for (const { content_key } of sampleSources()) expect(content_key).toMatch(/^sample-5\//)
  expect(hashes).toEqual(['c09368a563fd', '0c1e99ff9e58', '16df79d6c9ac', '6011d921d0a1'])
})

test('the size of each queue is that of its lines', async () => {
  for (const source of sampleSources()) {
    let bytes = 0
    for await (const chunk of source.open()) bytes += chunk.length
    expect(bytes, source.label).toBe(source.bytes)
  }
}, 60_000)

test('records come in pieces of about 256 KiB, and a larger queue begins like a smaller one', async () => {
  const sizes = []
  for await (const chunk of jsonLines(1000, agentRecord)) sizes.push(chunk.length)
  expect(sizes.length).toBeGreaterThan(4)
  for (const size of sizes.slice(0, -1)) {
    expect(size).toBeGreaterThan(250_000)
    expect(size).toBeLessThan(350_000)
  }
  const agents = (count: number) => ({ open: () => jsonLines(count, agentRecord) })
  const [small, large] = [await text(agents(300)), await text(agents(600))]
  expect(large.startsWith(small)).toBe(true)
  expect(large.split('\n')).toHaveLength(601)
})

test('every queue has its own id and name, and a folder that the schema accepts', () => {
  const folders = [...sampleSources().map(({ folder }) => folder), largeFolder(5)]
  for (const folder of folders) expect(queueFolderSchema.parse(folder)).toEqual(folder)
  for (const key of ['id', 'name'] as const)
    expect(new Set(folders.map(({ queue }) => queue[key])).size).toBe(folders.length)
})

test('the owner owns all queues, the annotator annotates in all, the outsider is in none', () => {
  for (const { folder } of sampleSources()) {
    const roles = sampleUsers.map(
      ({ user_id }) => folder.users.find((user) => user.user_id === user_id)?.role,
    )
    expect(roles).toEqual(['owner', 'annotator', undefined])
    for (const { email } of folder.users) expect(email).toMatch(/@(?:sample\.winnow|example\.com)$/)
  }
  expect(sampleUsers.map(({ key }) => key)).toEqual([
    'sample-owner',
    'sample-annotator',
    'sample-outsider',
  ])
  for (const { key, password } of sampleUsers) expect(password).toBe(key)
})

test('every queue is imported, and has a column with a value for every kind of leaf it can have', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'winnow-samples-'))
  const store = await openDuckdbStore({ folder, memoryLimitMb: 256, threads: 1 })
  try {
    const everywhere = new Set<unknown>(filterTypes)
    for (const [source, record] of prefixes) {
      const { columns, record_count } = await store.importQueue({
        ...source,
        open: () => jsonLines(300, record),
      })
      expect(record_count).toBe(300)
      const filled = columns.filter(({ filterable, is_empty }) => filterable && !is_empty)
      const types = new Set(filled.map(({ filter_type }) => filter_type))
      expect(types).toEqual(everywhere)
    }
    const docs = store.queues().find(({ queue }) => queue.name === 'Docs question answering')
    const standard = docs?.columns.filter(({ category }) => category === 'standard') ?? []
    expect(standard.filter(({ is_empty }) => is_empty).map(({ id }) => id)).toEqual([
      'progress_message',
    ])
    const scorers = docs?.columns.filter(({ metric_key_alias }) => metric_key_alias) ?? []
    expect(scorers.map(({ filter_type, is_empty }) => [filter_type, is_empty])).toEqual([
      ['number', false],
      ['number', false],
      ['number', false],
      ['text', false],
      ['boolean', false],
      ['collection', false],
    ])
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 30_000)

test('each queue has the record types of its subject', () => {
  const types = ([, record]: (typeof prefixes)[number]) =>
    new Set(Array.from({ length: 1000 }, (_, index) => (record(index) as { type: string }).type))
  const [support, docs, agent, pilot] = prefixes.map(types)
  expect(pilot).toEqual(support)
  expect(support).toEqual(new Set(['trace', 'session', 'workflow', 'llm', 'agent', 'tool']))
  expect(docs).toEqual(new Set(stepTypes))
  expect(agent).toEqual(new Set(['trace', 'agent', 'workflow', 'tool', 'llm', 'control']))
})
