import { expect, test } from 'vitest'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { canonicalUuid, uuidVersion } from '#domain/contract/uuid.ts'
import { checkRecord } from '#server/records/check-record.ts'
import { redactedSteps } from '#server/records/redaction.ts'
import { agentFolder } from './agent-folder.ts'
import { agentRecord, agentRecords } from './agent-queue.ts'
import { docsFolder } from './docs-folder.ts'
import { docsRecord, docsRecords } from './docs-queue.ts'
import { supportFolder } from './support-folder.ts'
import { supportRecord, supportRecords } from './support-queue.ts'

type Plain = {
  readonly id: string
  readonly created_at: string
  readonly input: unknown
  readonly output: unknown
  readonly redacted_input?: unknown
  readonly redacted_output?: unknown
  readonly error_message?: string
  readonly metrics: { readonly duration_ns: number | null }
  readonly annotations: Record<string, Record<string, { value: unknown }>>
  readonly metric_info?: Record<string, { status_type: string }>
  readonly spans?: readonly Plain[]
  readonly traces?: readonly Plain[]
}

const many = (count: number, record: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => record(index) as Plain)
const support = many(supportRecords, supportRecord)
const docs = many(docsRecords, docsRecord)
const agent = many(2000, agentRecord)

const below = (record: Plain): readonly Plain[] => [
  record,
  ...[...(record.traces ?? []), ...(record.spans ?? [])].flatMap(below),
]

test('every record can be imported; ids, also of children, are unique and have version 4', () => {
  for (const records of [support, docs, agent]) {
    for (const record of records)
      expect(checkRecord(JSON.parse(JSON.stringify(record)))).toHaveProperty('record')
    const ids = records.flatMap(below).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) if (uuidVersion(canonicalUuid(id) ?? '') !== 4) expect.fail(id)
  }
})

test('metrics have every status, on records and on nested steps', () => {
  const states = (records: readonly Plain[]) =>
    new Set(
      records.flatMap(({ metric_info }) =>
        Object.values(metric_info ?? {}).map(({ status_type }) => status_type),
      ),
    )
  const all = ['success', 'roll_up', 'not_computed', 'pending', 'computing']
  const expected = new Set([...all, 'not_applicable', 'failed', 'error'])
  expect(states(docs)).toEqual(expected)
  expect(states(docs.flatMap((record) => below(record).slice(1)))).toEqual(expected)
})

test('steps are nested three deep, and only some sessions have all their metrics', () => {
  const depth = (record: Plain): number =>
    1 + Math.max(0, ...[...(record.traces ?? []), ...(record.spans ?? [])].map(depth))
  expect(Math.max(...docs.map(depth))).toBeGreaterThanOrEqual(4)
  const settled = new Set(['success', 'roll_up', 'not_applicable'])
  const sessions = docs.filter(({ traces }) => traces)
  const done = sessions.filter((session) =>
    below(session)
      .flatMap(({ metric_info }) => Object.values(metric_info ?? {}))
      .every(({ status_type }) => settled.has(status_type)),
  )
  expect(done.length).toBeGreaterThan(sessions.length * 0.4)
  expect(done.length).toBeLessThan(sessions.length * 0.9)
})

function annotatedShare(records: readonly Plain[], { users, templates }: QueueFolder): number {
  const raters = users.filter(({ track_progress }) => track_progress)
  const done = records.filter(({ annotations }) =>
    templates.every(({ id }) => raters.every(({ user_id }) => annotations[id]?.[user_id])),
  )
  return done.length / records.length
}

test('annotation is in progress: about 62, 35 and 8 % are fully annotated', () => {
  expect(annotatedShare(support, supportFolder)).toBeCloseTo(0.62, 1)
  expect(annotatedShare(docs, docsFolder)).toBeCloseTo(0.35, 1)
  expect(Math.abs(annotatedShare(agent, agentFolder) - 0.08)).toBeLessThan(0.02)
})

const quality = supportFolder.templates[0]?.id ?? ''
const stars = ({ annotations }: Plain) =>
  Object.values(annotations[quality] ?? {}).map(({ value }) => Number(value))
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

test('later days are less annotated, raters disagree, and slow answers are rated worse', () => {
  const [early, late] = [true, false].map((isEarly) =>
    support.filter(({ created_at }) => created_at < '2026-03-08' === isEarly),
  )
  expect(annotatedShare(early ?? [], supportFolder)).toBeGreaterThan(
    annotatedShare(late ?? [], supportFolder) + 0.2,
  )
  expect(support.filter((record) => new Set(stars(record)).size > 1).length).toBeGreaterThan(1000)
  const timed = support
    .filter((record) => record.metrics.duration_ns !== null && stars(record).length > 0)
    .toSorted((a, b) => (a.metrics.duration_ns ?? 0) - (b.metrics.duration_ns ?? 0))
  const fast = timed.slice(0, timed.length / 4).flatMap(stars)
  const slow = timed.slice(-timed.length / 4).flatMap(stars)
  expect(mean(fast)).toBeGreaterThan(mean(slow) + 0.4)
})

test('most questions come on weekdays and by day, from 22 February to 14 March', () => {
  const times = support.map(({ created_at }) => created_at).toSorted()
  expect(times[0]?.slice(0, 10)).toBe('2026-02-22')
  expect(times.at(-1)?.slice(0, 10)).toBe('2026-03-14')
  const weekend = times.filter((time) => [0, 6].includes(new Date(time).getUTCDay()))
  expect(weekend.length / times.length).toBeLessThan(0.2)
  const night = times.filter((time) => new Date(time).getUTCHours() < 6)
  expect(night.length / times.length).toBeLessThan(0.08)
})

test('a redacted text has no name and no order id, and differs from the original', () => {
  const redacted = support.flatMap(below).filter(({ redacted_input }) => redacted_input)
  expect(redacted.length).toBeGreaterThan(900)
  for (const { redacted_input, redacted_output } of redacted) {
    const both = JSON.stringify([redacted_input, redacted_output])
    if (/@example\.com|\b4\d{4}\b/.test(both)) expect.fail(both)
  }
  const differing = redacted.filter(
    (record) => JSON.stringify(record.input) !== JSON.stringify(record.redacted_input),
  )
  expect(differing.length).toBeGreaterThan(redacted.length * 0.95)
})

const mask = /\[(?:order|name|street|email)\]/
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

function maskedIn(text: unknown, redacted: unknown): readonly string[] {
  const pieces = JSON.stringify(redacted).split(mask)
  const found = new RegExp(`^${pieces.map(escaped).join('(.+?)')}$`).exec(JSON.stringify(text))
  expect(found, `${JSON.stringify(text)} as ${JSON.stringify(redacted)}`).not.toBeNull()
  return found?.slice(1) ?? []
}

test('redacted parts of a text are nowhere else in the record', () => {
  let masked = 0
  for (const record of [...support, ...docs, ...agent]) {
    const hidden = below(record).flatMap(({ input, output, redacted_input, redacted_output }) => [
      ...(redacted_input ? maskedIn(input, redacted_input) : []),
      ...(redacted_output ? maskedIn(output, redacted_output) : []),
    ])
    if (hidden.length === 0) continue
    masked += hidden.length
    const text = JSON.stringify(record)
    const line = redactedSteps(text, 0) ?? text
    const shown = hidden.find((word) => new RegExp(`\\b${escaped(word)}\\b`).test(line))
    if (shown !== undefined) expect.fail(`${shown} in ${line}`)
  }
  expect(masked).toBeGreaterThan(1500)
})

test('texts are of many kinds: long, multi-line, foreign, missing, and such that break careless files', () => {
  const texts = support.flatMap(({ input, output }) => [input, output])
  const some = (pattern: RegExp) =>
    texts.filter((text) => typeof text === 'string' && pattern.test(text)).length
  for (const pattern of [/^=SUM/, /"/, /,/, /\n/, /\r\n/, /\u2028/, /🙂/u, /<script>/, /^$/])
    expect(some(pattern), String(pattern)).toBeGreaterThan(0)
  for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hiragana}/u, /ł/, /ß/, /¿/, /ç/])
    expect(some(script), String(script)).toBeGreaterThan(20)
  expect(texts.filter((text) => text === null).length).toBeGreaterThan(50)
  const longest = Math.max(...texts.map((text) => Buffer.byteLength(String(text))))
  expect(longest).toBeGreaterThan(6000)
  expect(longest).toBeLessThan(10_000)
  expect(new Set(texts).size).toBeGreaterThan(6000)
})

test('the nightly queue is large: 50 000 records in more than 60 MB, some of them failed', () => {
  const bytes = agent.reduce((sum, record) => sum + JSON.stringify(record).length + 1, 0)
  expect((bytes / agent.length) * agentRecords).toBeGreaterThan(60e6)
  const failed = agent.filter(({ error_message }) => error_message).length / agent.length
  expect(failed).toBeCloseTo(0.07, 1)
})
