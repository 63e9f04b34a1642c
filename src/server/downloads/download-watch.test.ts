import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDownloadWatch } from './download-watch.ts'

const now = () => new Date('2026-03-01T00:00:00Z')
const [me, other] = ['6513270e-269e-4d37-b2a7-4de452e6b438', 'fe48ef63-1e56-4408-8465-3cde776200b5']

async function* chunks(onRows: (rows: number) => void, fails = false) {
  yield Buffer.from('{}\n{}\n')
  onRows(2)
  if (fails) throw new Error('the disk is gone')
  yield Buffer.from('{}\n')
  onRows(3)
}

test('a complete download is finished and has the hash of its bytes', async () => {
  const watch = createDownloadWatch(now)
  watch.made('a', me)
  expect(watch.of('a', me)).toMatchObject({ state: 'waiting', bytes: 0 })
  for await (const _ of watch.sent('a', me, chunks)) {
    expect(watch.of('a', me)).toMatchObject({ state: 'running', ended_at: null, sha256: null })
  }
  expect(watch.of('a', me)).toEqual({
    state: 'finished',
    records: 3,
    bytes: 9,
    sha256: createHash('sha256').update('{}\n{}\n{}\n').digest('hex'),
    started_at: now().toISOString(),
    ended_at: now().toISOString(),
  })
})

test('a download is broken when its reader leaves or its query fails', async () => {
  const watch = createDownloadWatch(now)
  const left = watch.sent('a', me, chunks)
  await left.next()
  await left.return?.()
  await left.next()
  expect(watch.of('a', me)).toMatchObject({ state: 'broken', bytes: 6, sha256: null })
  const failing = watch.sent('b', me, (onRows) => chunks(onRows, true))
  await failing.next()
  await expect(failing.next()).rejects.toThrow('the disk is gone')
  expect(watch.of('b', me)).toMatchObject({ state: 'broken', records: 2 })
})

test('progress is visible to its owner only, and many links of one person do not push out those of others', () => {
  const watch = createDownloadWatch(now)
  watch.made('a', me)
  watch.made('b', other)
  expect(watch.of('a', other)).toBeNull()
  expect(watch.of('c', me)).toBeNull()
  for (let index = 0; index < 2000; index += 1) watch.made(String(index), me)
  expect(watch.of('a', me)).toBeNull()
  expect(watch.of('1999', me)).not.toBeNull()
  expect(watch.of('b', other)).not.toBeNull()
})
