import { expect, test } from 'vitest'
import { createPendingDownloads } from './pending-downloads.ts'

test('a link that expired while it was open is not given back', () => {
  const clock = { now: new Date('2026-03-09T10:00:00Z') }
  const links = createPendingDownloads(() => clock.now)
  const download = {
    target: '/v2/annotation_queues/1/records/export',
    headers: {},
    body: Buffer.from('{}'),
    file_name: 'export.csv',
  }
  const made = links.add(download, { name: 'someone', isKnown: true })
  if (!('token' in made)) throw new Error('the link was refused')
  clock.now = new Date('2026-03-09T10:01:55Z')
  const opened = links.take(made.token)
  expect(opened?.download).toEqual(download)
  opened?.giveBack()
  const again = links.take(made.token)
  expect(again).not.toBeNull()
  clock.now = new Date('2026-03-09T10:02:30Z')
  again?.giveBack()
  clock.now = new Date('2026-03-09T10:01:55Z')
  expect(links.take(made.token)).toBeNull()
})
