import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { stepTypes } from '#domain/columns.ts'
import { queueFolderSchema } from '#domain/queue-folder.ts'
import { canonicalUuid, uuidVersion } from '#domain/uuid.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { agentRecord, agentRecords } from './agent-queue.ts'
import { docsRecord, docsRecords } from './docs-queue.ts'
import { sampleSources } from './sample-sources.ts'
import { supportFolder } from './support-folder.ts'
import { supportRecord, supportRecords } from './support-queue.ts'

type Plain = {
  id: string
  type: string
  annotations: Record<string, Record<string, unknown>>
  metric_info?: Record<string, { status_type: string }>
}
const many = (count: number, record: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => record(index) as Plain)

const queues = [
  ['support', many(supportRecords, supportRecord)],
  ['docs', many(docsRecords, docsRecord)],
  ['agent', many(2000, agentRecord)],
] as const

test('the same records are made every time', async () => {
  for (const source of sampleSources()) {
    const hashes = []
    for (let round = 0; round < 2; round += 1) {
      for await (const piece of source.open()) {
        hashes.push(createHash('sha256').update(piece).digest('hex'))
        break
      }
    }
    expect(hashes[0]).toBe(hashes[1])
  }
})

test('every folder and every record is what the import takes, and ids are unique and of version 4', () => {
  for (const { folder } of sampleSources()) {
    expect(queueFolderSchema.safeParse(folder).success).toBe(true)
  }
  for (const [, records] of queues) {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
    for (const record of records) {
      expect(checkRecord(JSON.parse(JSON.stringify(record)))).toHaveProperty('record')
      expect(uuidVersion(canonicalUuid(record.id) ?? '')).toBe(4)
    }
  }
})

test('all eight types of record and all states of a metric are there', () => {
  const docs = queues[1][1]
  expect(new Set(docs.map(({ type }) => type))).toEqual(new Set(stepTypes))
  const states = docs.flatMap(({ metric_info }) =>
    Object.values(metric_info ?? {}).map(({ status_type }) => status_type),
  )
  expect(new Set(states)).toEqual(
    new Set([
      'success',
      'roll_up',
      'not_computed',
      'pending',
      'computing',
      'not_applicable',
      'failed',
      'error',
    ]),
  )
})

test('annotation is half finished', () => {
  const [, support] = queues[0]
  const raters = supportFolder.users.filter(({ track_progress }) => track_progress)
  const isDone = (record: Plain) =>
    supportFolder.templates.every(({ id }) =>
      raters.every(({ user_id }) => record.annotations[id]?.[user_id]),
    )
  const share = support.filter(isDone).length / support.length
  expect(share).toBeGreaterThan(0.5)
  expect(share).toBeLessThan(0.75)
})

test('the nightly queue is large: 50 000 records in more than 60 MB', () => {
  const bytes = queues[2][1].reduce((sum, record) => sum + JSON.stringify(record).length + 1, 0)
  expect((bytes / 2000) * agentRecords).toBeGreaterThan(60e6)
})
