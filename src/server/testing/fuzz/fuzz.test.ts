import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loginRequest } from './arbitrary-logins.test-support.ts'
import {
  mutatedRequest,
  oddRequest,
  pathRequest,
  validRequest,
  type Sent,
} from './arbitrary-requests.test-support.ts'
import { askAndCheck } from './ask-and-check.test-support.ts'
import { ask, made, told } from './ask.test-support.ts'
import { openFuzzWorld, type FuzzWorld } from './fuzz-world.test-support.ts'
import { hostileConnections } from './hostile-connections.test-support.ts'
import { expectQuietLog } from './harmless.test-support.ts'
import { hostileTargets } from './hostile-targets.test-support.ts'
import { sizedBodies } from './hostile-sizes.test-support.ts'
import { operations } from './operations.test-support.ts'
import { exchange, type Raw } from './raw-connection.test-support.ts'

/**
 * `npm test` sends the same 6 000 bad requests every time; `npm run fuzz -- --cases N --seed S` any
 * others.
 */
const cases = Number(process.env.WINNOW_FUZZ_CASES ?? 6_000)
const seed = Number(process.env.WINNOW_FUZZ_SEED ?? 2026)
/** Longer than any run; only a hang reaches it. */
const timeoutMs = 60_000 + cases * 100

let world: FuzzWorld
beforeAll(async () => {
  console.log(`${cases} requests, seed ${seed}`)
  world = await openFuzzWorld()
})
afterAll(async () => {
  console.log(`${made.requests} requests were made:`, Object.fromEntries(made.answered))
  await world.close()
})

const printed = <T extends object>(value: T, text: () => string): T =>
  Object.defineProperty(value, fc.toStringMethod, { value: text })

const run = <T extends object>(
  count: number,
  arbitrary: fc.Arbitrary<T>,
  tell: (value: T) => string,
  check: (value: T) => Promise<void>,
) =>
  fc.assert(
    fc.asyncProperty(
      arbitrary.map((value) => printed({ ...value }, () => tell(value))),
      check,
    ),
    { numRuns: Math.ceil(count), seed, endOnFailure: true },
  )

const requests = <T extends Sent>(
  count: number,
  arbitrary: fc.Arbitrary<T>,
  check: (sent: T, status: number) => void = () => undefined,
) =>
  run(count, arbitrary, told, async (sent) => {
    const answer = await askAndCheck(world, sent)
    if (answer) check(sent, answer.status)
  })

const honest = async () => {
  const [queue] = world.queues
  const response = await fetch(`http://127.0.0.1:${world.port}/v2/annotation_queues/query`, {
    method: 'POST',
    headers: { 'Galileo-API-Key': 'admin' },
  })
  made.requests += 1
  const { annotation_queues } = (await response.json()) as { annotation_queues: { id: string }[] }
  expect(annotation_queues.map(({ id }) => id)).toContain(queue.id)
}

describe('requests', () => {
  test(
    'unknown paths, and the page’s own files',
    () => requests(cases * 0.1, pathRequest),
    timeoutMs,
  )

  test(
    'any body, header, query and method',
    () => requests(cases * 0.2, oddRequest(world.queues)),
    timeoutMs,
  )

  test(
    'sign-in forms: only the right password signs in',
    () =>
      requests(cases * 0.005, loginRequest, ({ isRight }, status) => {
        if (status === 200) expect(isRight).toBe(true)
      }),
    timeoutMs,
  )

  test(
    'valid requests get the right answer, and only people with the right get one',
    () =>
      requests(cases * 0.12, validRequest(world.queues), ({ path }, status) => {
        const isRight = status === 200 || status === 204 || status === 403
        if (!/downloads|shared\/|login/.test(path)) expect(isRight, String(status)).toBe(true)
      }),
    timeoutMs,
  )
})

describe('bodies at the limits of size, width and depth', () => {
  test.each(sizedBodies)(
    '$name: $status',
    async ({ path, body, status }) => {
      const [queue] = world.queues
      const operation = operations.find((one) => one.path.endsWith(path)) ?? operations[0]
      const answer = await ask(world, {
        operation,
        method: 'POST',
        path: operation.path.replace(':queue_id', queue.id),
        headers: { 'Galileo-API-Key': 'admin', 'Content-Type': 'application/json' },
        body: new Uint8Array(Buffer.from(body)),
        person: 'admin',
        queue,
      })
      expect([answer?.status, answer && answer.text.length < 100_000 + 8 * 1024 * 1024]).toEqual([
        status,
        true,
      ])
    },
    timeoutMs,
  )
})

describe('connections', () => {
  const connections = (count: number, arbitrary: fc.Arbitrary<Raw>) =>
    run(
      count,
      arbitrary,
      ({ name, pieces }) => `${name}: ${JSON.stringify(Buffer.concat(pieces).toString('latin1'))}`,
      async (raw) => {
        const received = await exchange(world.port, raw)
        made.requests += 1
        for (const [line, status] of received.matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
          expect(Number(status), line).toBeLessThan(500)
        }
        for (const { mark, secret } of world.queues) {
          expect(received).not.toContain(mark)
          expect(received).not.toContain(secret)
        }
        expectQuietLog(world)
        if (made.requests % 20 === 0) await honest()
      },
    )

  test(
    'that break off, have wrong lengths, or are not HTTP',
    async () => {
      const [queue] = world.queues
      const path = `/annotation_queues/${queue.id}/records/count`
      await connections(cases * 0.02, hostileConnections({ path, key: 'admin' }))
      await honest()
    },
    timeoutMs,
  )

  test(
    'with targets that no client would send',
    async () => {
      await connections(cases * 0.03, hostileTargets)
      await honest()
    },
    timeoutMs,
  )
})

describe('valid requests with a change', () => {
  test(
    'are refused, or get the answer of their meaning',
    () => requests(Math.max(100, cases - made.requests), mutatedRequest(world.queues)),
    timeoutMs,
  )
})

describe('after all requests', () => {
  test('the intended number of requests was made, of all kinds', () => {
    expect(made.requests).toBeGreaterThanOrEqual(cases)
    const share = (status: number) => (made.answered.get(status) ?? 0) / made.requests
    for (const status of [200, 422]) expect(share(status), String(status)).toBeGreaterThan(0.1)
    for (const status of [401, 403, 404, 405, 410]) expect(share(status)).toBeGreaterThan(0)
  })

  test('the server answers, and its memory does not grow', async () => {
    await honest()
    const before = heapUsed()
    const again = mutatedRequest(world.queues)
    await fc.assert(
      fc.asyncProperty(again, async (sent) => {
        await ask(world, sent)
      }),
      { numRuns: 500, seed: seed + 1 },
    )
    await honest()
    expect((heapUsed() - before) / 1024 / 1024).toBeLessThan(32)
  }, 60_000)
})

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed: heap, external } = process.memoryUsage()
  return heap + external
}
