import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  sharedDays,
  createSharedExports,
  type SharedExport,
  type SharedExports,
} from '#server/downloads/shared-exports.ts'
import { downloadMinutes, createDownloads, type Downloads } from '#server/downloads/downloads.ts'
import { createTokenFingerprint } from '#server/sign-in/token-fingerprint.ts'
import { createTokens } from '#server/sign-in/tokens.ts'
import { dropTestDatabase, testDatabase } from '#server/testing/test-stores.test-support.ts'
import {
  clickhouseShared,
  clickhouseSignOuts,
  clickhouseTickets,
  clickhouseTokenSecret,
} from './clickhouse-state.ts'
import type { Engine } from './engine.ts'
import { openMigrated } from './migrations.ts'

const address = testDatabase()

const ticket = {
  user_id: '6513270e-269e-4d37-b2a7-4de452e6b438',
  queue_id: 'fe48ef63-1e56-4408-8465-3cde776200b5',
  file_name: 'week “12”\n.csv',
  request: {
    export_format: 'csv' as const,
    redact: true,
    export_computed_metrics_only: false,
    column_ids: null,
    file_name: 'week 12',
    record_selector: { type: 'filter_tree' as const, filter_tree: { and: [] } },
  },
}
let time = Date.now()
const now = () => new Date(time)
let engines: readonly [Engine, Engine]
const onBoth = <T>(make: (engine: Engine) => T): readonly [T, T] => [
  make(engines[0]),
  make(engines[1]),
]
async function issued(downloads: Downloads) {
  const link = await downloads.issue(ticket)
  if ('over' in link) throw new Error(`over the quota: ${link.over}`)
  return link
}
async function kept(exports: SharedExports, shared: SharedExport, owner = ticket.user_id) {
  const one = await exports.put(shared, owner)
  if ('over' in one) throw new Error(`over the quota: ${one.over}`)
  return one.hash
}
const links = () => onBoth((engine) => createDownloads(clickhouseTickets(engine, now), now))

beforeAll(async () => {
  // Both at once: servers that start together create and migrate the same tables.
  engines = await Promise.all([openMigrated(address), openMigrated(address)])
})
afterAll(async () => {
  await dropTestDatabase(engines[0])
  for (const engine of engines) await engine.close()
})

test('of many clients that use a link on two servers at once, one gets its ticket', async () => {
  const [one, two] = links()
  const { token, id } = await issued(one)
  const claims = await Promise.all(
    Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one : two).claim(token)),
  )
  const taken = claims.filter((claim) => claim !== null)
  expect(taken).toHaveLength(1)
  expect(taken[0]?.ticket).toEqual({ ...ticket, id })
  expect(await two.claim(token)).toBeNull()

  await taken[0]?.giveBack()
  expect(await two.claim(token)).not.toBeNull()
  expect(await one.claim(token)).toBeNull()
})

test('an expired link and an unknown text give nothing', async () => {
  const [one, two] = links()
  const { token } = await issued(one)
  for (const other of ['', 'x'.repeat(43), `${token.slice(1)}'`]) {
    expect(await two.claim(other)).toBeNull()
  }
  time += downloadMinutes * 60_000 + 1000
  expect(await two.claim(token)).toBeNull()
})

test('the other server has what one server stored, under the same name', async () => {
  const [one, two] = onBoth((engine) => createSharedExports(clickhouseShared(engine, now), now))
  const shared = { queue_id: ticket.queue_id, configuration: { text: `it's "é"\\\n\u2028` } }
  const hash = await kept(one, shared)
  expect(await two.get(hash)).toEqual(shared)
  expect(await kept(two, shared)).toBe(hash)
  expect(await one.get(hash.replace(/^./, (first) => (first === '0' ? '1' : '0')))).toBeNull()
  expect(await one.get(`${hash}'`)).toBeNull()
})

test('limits, renewal and deletion apply to both servers', async () => {
  const limits = { ofOne: { count: 2, bytes: 1000 }, ofAll: { count: 1000, bytes: 100_000 } }
  const [one, two] = onBoth((engine) =>
    createSharedExports(clickhouseShared(engine, now), now, limits),
  )
  const shared = (text: string) => ({ queue_id: ticket.queue_id, configuration: { text } })
  const [ann, ben] = [randomUUID(), randomUUID()]
  const hash = await kept(one, shared('a'), ann)
  expect(await two.put(shared('x'.repeat(1000)), ann)).toEqual({ over: 'own' })
  await kept(two, shared('b'), ann)
  expect(await one.put(shared('c'), ann)).toEqual({ over: 'own' })
  expect(await kept(two, shared('a'), ann)).toBe(hash)
  expect(await kept(two, shared('a'), ben)).toBe(hash)

  expect(await one.remove(hash, ann)).toBe(true)
  expect(await two.remove(hash, ann)).toBe(false)
  expect(await two.get(hash)).toEqual(shared('a'))
  await kept(one, shared('c'), ann)
  expect(await two.remove(hash, null)).toBe(true)
  expect(await one.get(hash)).toBeNull()
  expect(await kept(one, shared('a'), ben)).toBe(hash)
  time += (sharedDays + 1) * 24 * 3600_000
  expect(await two.get(hash)).toBeNull()
  expect((await two.list()).filter(({ owner }) => owner === ben)).toEqual([])
})

test('a used link no longer counts towards the limit', async () => {
  const limits = { ofOne: { count: 1, bytes: 10_000 }, ofAll: { count: 1000, bytes: 100_000 } }
  const [one, two] = onBoth((engine) =>
    createDownloads(clickhouseTickets(engine, now), now, limits),
  )
  const own = { ...ticket, user_id: randomUUID() }
  const link = await one.issue(own)
  expect(await two.issue(own)).toEqual({ over: 'own' })
  const claim = await two.claim('token' in link ? link.token : '')
  expect(await one.issue(own)).toEqual({ over: 'own' })
  await claim?.used()
  expect(await one.issue(own)).toHaveProperty('token')
})

test('tokens are signed with one secret', async () => {
  const [first, second] = await Promise.all(onBoth(clickhouseTokenSecret))
  expect(first).toHaveLength(32)
  const later = await Promise.all(onBoth(clickhouseTokenSecret))
  expect(later[0]).toEqual(later[1])
  expect([first, second]).toContainEqual(later[0])
})

test('signing out everywhere at one server signs that user out at the other, and no one else', async () => {
  const secret = await clickhouseTokenSecret(engines[0])
  const [one, two] = onBoth((engine) => {
    const signOuts = clickhouseSignOuts(engine)
    const fingerprint = createTokenFingerprint({ fingerprint: () => 'key' }, signOuts)
    return { signOuts, tokens: createTokens(secret, now, fingerprint) }
  })
  const user = ticket.user_id
  const other = '8b1f1c7e-3f57-4f6d-9a55-0d1f1f7f3c11'
  const before = [await one.tokens.issue(user), await two.tokens.issue(user)]
  const theirs = await one.tokens.issue(other)
  for (const token of before) expect(await two.tokens.verify(token)).toEqual({ user_id: user })
  await one.signOuts.add(user)
  for (const { tokens } of [one, two]) {
    for (const token of before) expect(await tokens.verify(token)).toEqual({ refused: 'invalid' })
    expect(await tokens.verify(theirs)).toEqual({ user_id: other })
  }
  expect(await one.tokens.verify(await two.tokens.issue(user))).toEqual({ user_id: user })
})
