import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { filterTypes } from '#domain/contract/contract.ts'
import { canonicalUuid, uuidVersion } from '#domain/contract/uuid.ts'
import { loadQueueSource } from '#server/start/queue-source.ts'
import { checkRecord, type QueueRecord } from '#server/records/check-record.ts'
import { openDuckdbStore } from '#server/duckdb/duckdb-store.ts'
import { largeRecordsSql } from './large-records-sql.ts'
import { writeLargeSample } from './write-large-sample.ts'

const home = await mkdtemp(join(tmpdir(), 'winnow-large-'))
afterAll(() => rm(home, { recursive: true, force: true }))
let folders = 0
const newFolder = () => join(home, String((folders += 1)))

const bytesOf = async (records: number, seed?: number) =>
  readFile(await writeLargeSample(newFolder(), records, seed), 'utf8')

const records = 3000
const folder = newFolder()
const lines = (await readFile(await writeLargeSample(folder, records), 'utf8')).split('\n')

const parsed: readonly QueueRecord[] = lines.slice(0, -1).map((line) => {
  const checked = checkRecord(JSON.parse(line))
  if ('reason' in checked) throw new Error(`${checked.reason}: ${line}`)
  return checked.record
})

test('the same seed gives the same bytes, another seed others, and a larger queue begins like a smaller one', async () => {
  const [first, again, other, larger] = await Promise.all([
    bytesOf(500, 7),
    bytesOf(500, 7),
    bytesOf(500, 8),
    bytesOf(2500, 7),
  ])
  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect(larger.startsWith(first)).toBe(true)
  const idOf = (line: string) => (JSON.parse(line) as { id: string }).id
  const ids = [first, other].flatMap((text) => text.trimEnd().split('\n').map(idOf))
  expect(new Set(ids).size).toBe(1000)
})

test.each([0, 1, 2049])('%i records have a line each, and all are imported', async (count) => {
  const target = newFolder()
  const text = await readFile(await writeLargeSample(target, count), 'utf8')
  expect(text.split('\n')).toHaveLength(count + 1)
  expect((await readdir(target)).toSorted()).toEqual(['queue.json', 'records.jsonl'])
  const store = await openDuckdbStore({ folder: null, memoryLimitMb: 256, threads: 1 })
  try {
    const { record_count } = await store.importQueue(await loadQueueSource(target))
    expect(record_count).toBe(count)
  } finally {
    await store.close()
  }
})

test('every id is unique and of version 4, and the records have about 1,170 bytes', () => {
  expect(parsed).toHaveLength(records)
  expect(new Set(parsed.map(({ id }) => id)).size).toBe(records)
  for (const { id } of parsed) expect(uuidVersion(canonicalUuid(id) ?? '')).toBe(4)
  const size = Buffer.byteLength(lines.join('\n')) / records
  expect(size).toBeGreaterThan(1050)
  expect(size).toBeLessThan(1300)
})

test('there is a column with values for every kind of leaf, and of every kind of value', async () => {
  const store = await openDuckdbStore({ folder: null, memoryLimitMb: 256, threads: 1 })
  try {
    const { columns } = await store.importQueue(await loadQueueSource(folder))
    const filled = columns.filter(({ filterable, is_empty }) => filterable && !is_empty)
    expect(new Set(filled.map(({ filter_type }) => filter_type))).toEqual(new Set(filterTypes))
    const types = new Set(filled.map(({ data_type }) => data_type))
    for (const type of ['floating_point', 'integer', 'boolean', 'timestamp', 'string_list', 'uuid'])
      expect(types).toContain(type)
  } finally {
    await store.close()
  }
})

test('values are like real ones: of many kinds, some missing, some that break careless files', () => {
  /** Within a fifth of the expected share. */
  const expectShare = (expected: number, holds: (record: QueueRecord) => boolean) => {
    const ratio = parsed.filter(holds).length / records / expected
    if (ratio < 0.8 || ratio > 1.2) expect.fail(`${ratio} times as many: ${String(holds)}`)
  }
  const texts = parsed.flatMap(({ input, output }) => [input, output])
  const some = (pattern: RegExp) =>
    texts.filter((text) => typeof text === 'string' && pattern.test(text)).length
  for (const pattern of [/"/, /\n/, /,/, /\\/, /\t/, /=SUM/, /🙂/u, /<b>/, /ß|ü/, /^$/])
    expect(some(pattern), String(pattern)).toBeGreaterThan(0)
  for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hiragana}/u])
    expect(some(script), String(script)).toBeGreaterThan(20)
  const lengths = texts.filter((text) => typeof text === 'string').map(({ length }) => length)
  expect(Math.max(...lengths)).toBeGreaterThan(2000)
  expectShare(0.02, ({ output }) => output === null)
  expectShare(1 / 6, ({ input }) => Array.isArray(input))
  expectShare(0.2, ({ redacted_input }) => redacted_input !== null)
  expectShare(0.25, ({ annotations }) => Object.keys(annotations ?? {}).length === 2)
  expectShare(1 / 3, ({ tags }) => tags?.length === 2)
  expectShare(0.9, ({ is_complete }) => is_complete === true)
  expectShare(1 / 6, ({ temperature }) => typeof temperature === 'number')
  const correctness = parsed.flatMap(({ metric_info }) => Object.values(metric_info ?? {}))
  expect(new Set(correctness.map(({ status_type }) => status_type))).toEqual(
    new Set(['success', 'pending']),
  )
  expect(correctness.every(({ value }) => value === null || typeof value === 'number')).toBe(true)
  const times = parsed.map(({ created_at }) => created_at).toSorted()
  expect(times[0]?.slice(0, 7)).toBe('2026-01')
  expect(times.at(-1)?.slice(0, 7)).toBe('2026-03')
})

test('one statement writes the file, and its path is quoted', () => {
  const sql = largeRecordsSql(5, 3, "it's here.jsonl")
  expect(sql.startsWith('COPY (WITH ')).toBe(true)
  expect(sql.endsWith("TO 'it''s here.jsonl' (FORMAT json)")).toBe(true)
})

test('the command writes the folder that it names, and refuses a count that is not a number', async () => {
  const run = promisify(execFile)
  const command = ['--import', 'tsx', join(import.meta.dirname, '../sample.ts')]
  const target = newFolder()
  const { stdout } = await run(process.execPath, [...command, '--records', '12', '--out', target])
  expect(stdout).toContain(`${target}: 12 records`)
  expect((await readFile(join(target, 'records.jsonl'), 'utf8')).split('\n')).toHaveLength(13)
  await expect(run(process.execPath, [...command, '--records', '1e3'])).rejects.toThrow(
    'Give a whole number',
  )
}, 30_000)
