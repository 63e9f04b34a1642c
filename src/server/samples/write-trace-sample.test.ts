import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkRecord } from '#server/records/check-record.ts'
import { randomFor } from './random.ts'
import { traceBytes } from './trace-records.ts'
import { writeTraceSample } from './write-trace-sample.ts'

const home = await mkdtemp(join(tmpdir(), 'winnow-traces-'))
afterAll(() => rm(home, { recursive: true, force: true }))

let folders = 0
const textOf = async (records: number, seed?: number) =>
  readFile(await writeTraceSample(join(home, String((folders += 1))), records, seed), 'utf8')

type Span = {
  readonly id: string
  readonly type: string
  readonly trace_id?: string
  readonly parent_id?: string
  readonly output: unknown
  readonly spans?: readonly Span[]
  readonly traces?: readonly Span[]
}

const text = await textOf(400)
const lines = text.trimEnd().split('\n')

test('the same seed gives the same bytes, another seed others, and a larger sample begins like a smaller one', async () => {
  expect((await textOf(400)) === text).toBe(true)
  expect(text.startsWith(await textOf(50))).toBe(true)
  expect(text.startsWith(await textOf(50, 1))).toBe(false)
})

test('every line and every step in it is a record, with the ids of its type', () => {
  const check = (span: Span, parent: Span | null) => {
    expect(checkRecord({ ...span })).toHaveProperty('record')
    if (span.type !== 'session') expect(span.trace_id).toBeTypeOf('string')
    if (span.type !== 'session' && span.type !== 'trace') {
      expect(span.parent_id).toBeTypeOf('string')
      if (parent) expect(span.parent_id).toBe(parent.id)
    }
    if (span.type === 'trace') expect(span.trace_id).toBe(span.id)
    if (span.type === 'llm') expect(span.output).toMatchObject({ role: 'assistant' })
    for (const child of span.spans ?? []) check(child, span)
    for (const child of span.traces ?? []) check(child, null)
  }
  for (const line of lines) check(JSON.parse(line) as Span, null)
  expect(new Set(lines.map((line) => (JSON.parse(line) as Span).id)).size).toBe(400)
})

test('records have the sizes of traces, with tool calls, files and several languages', () => {
  const sizes = Array.from({ length: 200_000 }, (_, index) =>
    traceBytes(randomFor('sizes', index)),
  ).toSorted((a, b) => a - b)
  const at = (share: number) => sizes[Math.floor(share * sizes.length)] ?? 0
  expect(at(0.5)).toBeGreaterThan(3500)
  expect(at(0.5)).toBeLessThan(4500)
  expect(at(0.99)).toBeGreaterThan(150_000)
  expect(at(0.99)).toBeLessThan(250_000)
  expect(at(0.999_99)).toBeGreaterThan(10_000_000)
  const median = lines.map((line) => Buffer.byteLength(line)).toSorted((a, b) => a - b)[200]
  expect(median).toBeGreaterThan(2500)
  expect(median).toBeLessThan(6500)
  for (const part of [
    '"tool_calls"',
    ';base64,',
    'schöne',
    '已检查',
    'و',
    '🙂',
    '"agent"',
    '"retriever"',
  ])
    expect(text).toContain(part)
})
