import { describe, expect, test } from 'vitest'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { wholeCount } from '#domain/configuration/file-count.ts'
import { unseenVerdict } from '#domain/export-result/verdict.ts'
import { reduceRun, type RunEvent } from './run-reducer.ts'
import {
  createRun,
  isRunning,
  type ExportResult,
  type ExportRun,
  type Received,
  type RunPhase,
} from './run-state.ts'

const fresh: ExportRun = {
  ...createRun({
    queue_id: 'queue-1',
    queue_name: 'Docs',
    configuration: emptyConfiguration('queue-1'),
    request: {
      export_format: 'jsonl',
      redact: true,
      export_computed_metrics_only: false,
      record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
    },
    way: 'download',
    expected: null,
  }),
  started_at: 1000,
  samples: [{ at: 1000, bytes: 0 }],
}
const received: Received = {
  type: 'link',
  link: { url: 'https://example.com/file', file_name: 'docs.jsonl' },
  last: null,
}
const partial = { file: new Blob(['half']), name: 'docs.jsonl.incomplete' }
const result: ExportResult = {
  verdict: unseenVerdict,
  hash: null,
  file_name: null,
  partial,
  ids: null,
  ended_at: 5000,
}
const saved = new Blob(['whole'])

const phases = {
  fetching: { name: 'fetching' },
  cancelling: { name: 'cancelling' },
  waiting: { name: 'waiting', until: 9000, message: 'Busy.' },
  concluding: { name: 'concluding', received },
  hashing: { name: 'hashing', result, saved },
  ended: { name: 'ended', result },
  failed: { name: 'failed', message: 'No.' },
  stopped: { name: 'stopped', message: 'Stopped.' },
} as const satisfies { [Name in RunPhase['name']]: RunPhase & { name: Name } }
type Phase = keyof typeof phases
const phaseNames = Object.keys(phases) as Phase[]

const attempt = 1
const concluded = {
  type: 'concluded',
  result,
  saved,
  rows: 7,
  bytes: 70,
  expected: wholeCount(7),
} as const
const events = {
  progressed: { type: 'progressed', attempt, rows: 2, bytes: 20, at: 3000 },
  received: { type: 'received', attempt, received },
  interrupted: {
    type: 'interrupted',
    attempt,
    early: { status: 503, retry_after: null },
    message: 'Busy.',
    at: 7000,
  },
  failed: { type: 'failed', attempt, message: 'No.' },
  links_unsupported: { type: 'links_unsupported', attempt },
  counted: { type: 'counted', expected: wholeCount(3) },
  retried: { type: 'retried' },
  concluded,
  hashed: { type: 'hashed', hash: 'abc' },
  cancelled: { type: 'cancelled' },
  partial_saved: { type: 'partial_saved' },
} as const satisfies { [Type in RunEvent['type']]: RunEvent & { type: Type } }
type EventType = keyof typeof events

/** The phase after each event, for a run with 10 bytes. A phase that is not listed ignores the event. */
const next: Record<EventType, Partial<Record<Phase, Phase>>> = {
  progressed: { fetching: 'fetching', cancelling: 'cancelling' },
  received: { fetching: 'concluding', cancelling: 'concluding' },
  interrupted: { fetching: 'waiting', cancelling: 'stopped' },
  failed: { fetching: 'failed', cancelling: 'failed' },
  links_unsupported: { fetching: 'fetching', cancelling: 'cancelling' },
  counted: {
    fetching: 'fetching',
    cancelling: 'cancelling',
    waiting: 'waiting',
    concluding: 'concluding',
  },
  retried: { waiting: 'fetching' },
  concluded: { concluding: 'hashing' },
  hashed: { hashing: 'ended' },
  cancelled: { fetching: 'cancelling', waiting: 'stopped' },
  partial_saved: { ended: 'ended' },
}

const inPhase = (phase: Phase): ExportRun => ({
  ...fresh,
  way: 'download',
  rows: 1,
  bytes: 10,
  phase: phases[phase],
})

describe.each(phaseNames)('in the phase %s', (phase) => {
  test.each(Object.keys(events) as EventType[])('%s', (type) => {
    const before = inPhase(phase)
    // Without a change, the reducer must return the same object.
    const started: ExportRun = type === 'links_unsupported' ? { ...before, way: 'link' } : before
    const after = reduceRun(started, events[type])
    const expected = next[type][phase]
    if (expected === undefined) expect(after).toBe(started)
    else {
      expect(after).not.toBe(started)
      expect(after.phase.name).toBe(expected)
    }
  })
})

test('late events of a cancelled run change nothing', () => {
  const stopped = reduceRun(fresh, events.cancelled)
  expect(stopped.phase).toEqual({
    name: 'stopped',
    message: 'The export was cancelled before any data arrived.',
  })
  for (const event of Object.values(events)) expect(reduceRun(stopped, event)).toBe(stopped)
})

test('events of an earlier attempt change nothing', () => {
  const second = reduceRun(reduceRun(fresh, events.interrupted), events.retried)
  expect(second).toMatchObject({ attempt: 2, phase: { name: 'fetching' } })
  for (const event of Object.values(events)) {
    if ('attempt' in event) expect(reduceRun(second, event)).toBe(second)
  }
  const progressed = reduceRun(second, { ...events.progressed, attempt: 2 })
  expect(progressed.rows).toBe(2)
})

test('the wait between attempts grows, and the fourth failure is final', () => {
  let run = fresh
  const waits: number[] = []
  for (const number of [1, 2, 3]) {
    run = reduceRun(run, { ...events.interrupted, attempt: number })
    if (run.phase.name === 'waiting') waits.push(run.phase.until - 7000)
    run = reduceRun(run, events.retried)
  }
  expect(waits).toEqual([2000, 5000, 15_000])
  run = reduceRun(run, { ...events.interrupted, attempt: 4 })
  expect(run.phase).toEqual({ name: 'failed', message: 'Busy.' })
})

test('progress has the elapsed time and the samples of the last seconds', () => {
  const run = reduceRun(fresh, { ...events.progressed, head: 'id', at: 3000 })
  expect(run).toMatchObject({ rows: 2, bytes: 20, head: 'id', elapsed_ms: 2000 })
  const later = reduceRun(run, { ...events.progressed, at: 8000 })
  expect(later.head).toBe('id')
  expect(later.samples.map(({ at }) => at)).toEqual([3000, 8000])
})

test('the user can stop tracking a browser download, which continues', () => {
  const run = reduceRun({ ...fresh, way: 'link', bytes: 10 }, events.cancelled)
  expect(run.phase.name).toBe('stopped')
  expect(run.phase).toHaveProperty('message', expect.stringContaining('continues the download'))
})

test('without links, the page makes the same attempt itself', () => {
  const run = reduceRun({ ...fresh, way: 'link' }, events.links_unsupported)
  expect(run).toMatchObject({ way: 'download', attempt: 1, phase: { name: 'fetching' } })
})

test('a file that needs no hash ends at once, and its numbers are those of the conclusion', () => {
  const run = reduceRun(inPhase('concluding'), { ...concluded, saved: null })
  expect(run).toMatchObject({ rows: 7, bytes: 70, expected: wholeCount(7) })
  expect(run.phase).toEqual({ name: 'ended', result })
})

test('the hash becomes part of the result', () => {
  const run = reduceRun(inPhase('hashing'), events.hashed)
  expect(run.phase).toEqual({ name: 'ended', result: { ...result, hash: 'abc' } })
})

test('a part of a file is saved once, under its own name', () => {
  const run = reduceRun(inPhase('ended'), events.partial_saved)
  expect(run.phase).toMatchObject({ result: { file_name: partial.name, partial: null } })
  expect(reduceRun(run, events.partial_saved)).toBe(run)
})

test('a run is running until its file is saved', () => {
  const running = phaseNames.filter((name) => isRunning(inPhase(name)))
  expect(running).toEqual(['fetching', 'cancelling', 'waiting', 'concluding'])
})
