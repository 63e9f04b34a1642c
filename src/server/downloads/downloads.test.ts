import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { downloadMinutes, downloadsInFolder, type Downloads } from './downloads.ts'

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
async function issued(downloads: Downloads, given = ticket) {
  const link = await downloads.issue(given)
  if ('over' in link) throw new Error(`over the quota: ${link.over}`)
  return link
}

let folder = ''
let time = Date.now()
const now = () => new Date(time)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-downloads-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a link gives its ticket once, also after a restart', async () => {
  const { token, id } = await issued(await downloadsInFolder(folder, now))
  const restarted = await downloadsInFolder(folder, now)
  const claims = await Promise.all([restarted.claim(token), restarted.claim(token)])
  expect(claims.filter(Boolean)).toHaveLength(1)
  expect(claims.find(Boolean)?.ticket).toEqual({ ...ticket, id })
  expect(await restarted.claim(token)).toBeNull()
})

test('a link that is given back works again', async () => {
  const downloads = await downloadsInFolder(folder, now)
  const { token } = await issued(downloads)
  await (await downloads.claim(token))?.giveBack()
  expect(await downloads.claim(token)).not.toBeNull()
})

test('an expired link does not work, and the next new link removes its file', async () => {
  const downloads = await downloadsInFolder(folder, now)
  const { token, expires_at } = await issued(downloads)
  expect(Date.parse(expires_at)).toBe(time + downloadMinutes * 60_000)
  time += downloadMinutes * 60_000 + 2000
  expect(await downloads.claim(token)).toBeNull()
  await issued(downloads)
  expect(await readdir(folder)).toHaveLength(1)
})

test('the token is not on disk, and no other text works as one', async () => {
  const downloads = await downloadsInFolder(folder, now)
  const { token } = await issued(downloads)
  const [name = ''] = await readdir(folder)
  expect(name + (await readFile(join(folder, name), 'utf8'))).not.toContain(token)
  for (const other of ['', '../token-secret', name, 'x'.repeat(43)]) {
    expect(await downloads.claim(other)).toBeNull()
  }
})

test('unused links are limited per person and in all', async () => {
  const limits = { ofOne: { count: 2, bytes: 2000 }, ofAll: { count: 3, bytes: 4000 } }
  const downloads = await downloadsInFolder(folder, now, limits)
  const { token } = await issued(downloads)
  const more = await Promise.all(Array.from({ length: 20 }, () => downloads.issue(ticket)))
  expect(more.filter((link) => 'token' in link)).toHaveLength(1)
  const ben = { ...ticket, user_id: '7513270e-269e-4d37-b2a7-4de452e6b438' }
  expect(await downloads.issue({ ...ben, file_name: 'x'.repeat(3000) })).toEqual({ over: 'own' })
  await issued(downloads, ben)
  expect(await downloads.issue(ben)).toEqual({ over: 'all' })

  const claim = await downloads.claim(token)
  expect(await downloads.issue(ben)).toEqual({ over: 'all' })
  await claim?.used()
  await issued(downloads, ben)
  time += downloadMinutes * 60_000 + 1000
  await issued(downloads)
  expect(await readdir(folder)).toHaveLength(1)
})

test('a truncated ticket does not work, and is removed', async () => {
  const downloads = await downloadsInFolder(folder, now)
  const { token } = await issued(downloads)
  const [name = ''] = await readdir(folder)
  const whole = await readFile(join(folder, name))
  await rm(join(folder, name))
  for (let length = 0; length < whole.length; length += 1) {
    await writeFile(join(folder, name), whole.subarray(0, length))
    expect(await (await downloadsInFolder(folder, now)).claim(token)).toBeNull()
    expect(await readdir(folder)).toEqual([])
  }
  await writeFile(join(folder, name), whole)
  expect(await (await downloadsInFolder(folder, now)).claim(token)).not.toBeNull()
})

test('a link from the future does not work', async () => {
  const { token } = await issued(await downloadsInFolder(folder, now))
  time -= 3600_000
  expect(await (await downloadsInFolder(folder, now)).claim(token)).toBeNull()
})

test('files that were in use or unfinished when the server ended are removed', async () => {
  const downloads = await downloadsInFolder(folder, now)
  const { token } = await issued(downloads)
  await downloads.claim(token)
  await writeFile(join(folder, `${'a'.repeat(64)}.part`), '{')
  await downloadsInFolder(folder, now)
  expect(await readdir(folder)).toEqual([])
})
