import { expect } from 'vitest'
import { mayUnredact, roleIn, type Sent } from './arbitrary-requests.test-support.ts'
import { sentMark } from './arbitrary-tree.test-support.ts'
import type { Answer } from './ask.test-support.ts'
import { keyMark } from './fuzz-queues.test-support.ts'
import { outsideMark, type FuzzWorld } from './fuzz-world.test-support.ts'
import { pendingQueueId } from './fuzz-world.test-support.ts'

export function expectHarmless(world: FuzzWorld, sent: Sent, answer: Answer): void {
  const { status, headers, text } = answer
  expect(isExpected(sent, answer), `${status} ${text.slice(0, 500)}`).toBe(true)
  for (const [name, value] of safeHeaders) expect(headers.get(name), name).toMatch(value)
  if (status >= 400 && sent.method !== 'HEAD') expectError(sent, answer)
  expectNoLeak(world, sent, answer)
  expectQuietLog(world)
}

const safeHeaders = [
  ['X-Request-Id', /^[\w=-]{1,255}$/],
  ['Content-Security-Policy', /default-src 'self'.*object-src 'none'/],
  ['X-Content-Type-Options', /^nosniff$/],
  ['Referrer-Policy', /^no-referrer$/],
  ['Cross-Origin-Opener-Policy', /^same-origin$/],
  ['Cross-Origin-Resource-Policy', /^same-origin$/],
  ['Cache-Control', /no-store|no-cache|immutable/],
] as const

/** No 5xx except for the pending queue and a full disk. */
function isExpected({ path }: Sent, { status, headers }: Answer): boolean {
  if (status === 503) return path.includes(pendingQueueId) && headers.has('Retry-After')
  if (status === 507) return /\/shared(\?|$)/.test(path)
  return status >= 200 && status < 500
}

function expectError(sent: Sent, { status, headers, text }: Answer): void {
  if (status === 410) {
    expect(headers.get('Content-Type')).toMatch(/^text\/html/)
    return
  }
  expect(headers.get('Content-Type')).toMatch(/^application\/json/)
  const { detail, ...rest } = JSON.parse(text) as { detail: unknown }
  expect(rest).toEqual({})
  if (typeof detail === 'string') expect(detail).not.toBe('')
  else {
    const items = detail as { type: string; loc: unknown[]; msg: string }[]
    expect(items.length).toBeGreaterThan(0)
    expect(items.length).toBeLessThanOrEqual(100)
    for (const { type, loc, msg } of items) {
      expect([typeof type, typeof msg]).toEqual(['string', 'string'])
      expect(['body', 'query', 'path']).toContain(loc[0])
    }
  }
  if (status === 429 || status === 503) expect(headers.get('Retry-After')).toMatch(/^\d+$/)
  const asked = sentText(sent)
  for (const sign of signsOfInside) {
    const found = sign.exec(text)?.[0]
    if (found !== undefined) expect(asked, `the answer says ${found}`).toContain(found)
  }
}

/** Stacks, SQL, messages of the database, and paths. */
const signsOfInside = [
  /\bat [\w.<>]+ \(/,
  /node:internal|node_modules|\.tsx?:\d/,
  /records_[0-9a-f]{16}|staging_|annotated_by|line_redacted/,
  /(Binder|Parser|Catalog|Conversion|Invalid Input|Out of Memory|INTERNAL) Error/,
  /winnow-(fuzz|app)-\w+/,
]

function sentText({ path, body, headers }: Sent): string {
  const texts = [path, Buffer.from(body ?? []).toString(), ...Object.values(headers)]
  return texts.flatMap((text) => [text, safely(() => decodeURIComponent(text))]).join('\n')
}

function safely(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}

function expectNoLeak({ queues, folder }: FuzzWorld, sent: Sent, { headers, text }: Answer): void {
  const whole = [...headers.values(), text].join('\n')
  const asked = sentText(sent)
  for (const queue of queues) {
    const marks = [
      ...(roleIn(queue, sent.person) === null ? [queue.mark] : []),
      ...(mayUnredact(queue, sent.person) ? [] : [queue.secret]),
    ]
    for (const mark of marks) {
      if (!asked.includes(mark))
        expect(whole.includes(mark), `the answer tells ${mark}`).toBe(false)
    }
  }
  expect(whole).not.toContain(outsideMark)
  expect(whole).not.toContain(folder)
}

export function expectQuietLog(world: FuzzWorld): void {
  const log = world.takeLog().join('')
  const marks = [keyMark, sentMark, ...world.queues.flatMap(({ mark, secret }) => [mark, secret])]
  for (const mark of marks) expect(log).not.toContain(mark)
  expect(log).not.toContain('"level":50')
}
