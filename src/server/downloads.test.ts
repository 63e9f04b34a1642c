import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { downloadMinutes, openDownloads } from './downloads.ts'

const ticket = {
  user_id: '6513270e-269e-4d37-b2a7-4de452e6b438',
  queue_id: 'fe48ef63-1e56-4408-8465-3cde776200b5',
  file_name: 'week-12.csv',
  request: {
    export_format: 'csv' as const,
    redact: true,
    export_computed_metrics_only: false,
    column_ids: null,
    file_name: 'week 12',
    record_selector: { type: 'filter_tree' as const, filter_tree: { and: [] } },
  },
}
let folder = ''
let time = Date.now()
const now = () => new Date(time)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-downloads-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a link gives its ticket once, also after a restart', async () => {
  const { token, id } = await (await openDownloads(folder, now)).issue(ticket)
  const restarted = await openDownloads(folder, now)
  const claims = await Promise.all([restarted.claim(token), restarted.claim(token)])
  expect(claims.filter(Boolean)).toHaveLength(1)
  expect(claims.find(Boolean)?.ticket).toEqual({ ...ticket, id })
  expect(await restarted.claim(token)).toBeNull()
})

test('a ticket that is given back can be used again', async () => {
  const downloads = await openDownloads(folder, now)
  const { token } = await downloads.issue(ticket)
  await (await downloads.claim(token))?.giveBack()
  expect(await downloads.claim(token)).not.toBeNull()
})

test('an expired link gives nothing, and its file goes with the next one that is made', async () => {
  const downloads = await openDownloads(folder, now)
  const { token, expires_at } = await downloads.issue(ticket)
  expect(Date.parse(expires_at)).toBe(time + downloadMinutes * 60_000)
  time += downloadMinutes * 60_000 + 2000
  expect(await downloads.claim(token)).toBeNull()
  await downloads.issue(ticket)
  expect(await readdir(folder)).toHaveLength(1)
})

test('the token itself is not on disk, and no other text is taken for one', async () => {
  const downloads = await openDownloads(folder, now)
  const { token } = await downloads.issue(ticket)
  const [name = ''] = await readdir(folder)
  expect(name + (await readFile(join(folder, name), 'utf8'))).not.toContain(token)
  for (const other of ['', '../token-secret', name, 'x'.repeat(43)]) {
    expect(await downloads.claim(other)).toBeNull()
  }
})
