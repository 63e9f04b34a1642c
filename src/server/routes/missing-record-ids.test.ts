import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, queuePath, type TestApp } from '#server/testing/test-app.test-support.ts'
import { testRecordId } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(300)
})
afterAll(() => server.close())

const path = `/winnow${queuePath}/missing_record_ids`
const stranger = (index: number) =>
  `ffffffff-0000-4000-8000-${index.toString(16).padStart(12, '0')}`

test('unknown ids are returned once, in order, in canonical form', async () => {
  const record_ids = [stranger(2).toUpperCase(), testRecordId(7), stranger(1), stranger(2)]
  const response = await server.post(path, { record_ids }, 'annotator')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ missing: [stranger(2), stranger(1)] })
})

test('100 000 ids fit in one request', async () => {
  const known = Array.from({ length: 300 }, (_, index) => testRecordId(index))
  const strangers = Array.from({ length: 99_700 }, (_, index) => stranger(index))
  const response = await server.post(path, { record_ids: [...strangers, ...known] }, 'owner')
  expect(await response.json()).toEqual({ missing: strangers })
})

test('people who cannot read the queue learn nothing about its ids', async () => {
  expect((await server.post(path, { record_ids: [stranger(1)] }, 'outsider')).status).toBe(403)
})

test.each([
  [{}, 'missing', ['body', 'record_ids']],
  [{ record_ids: [] }, 'too_short', ['body', 'record_ids']],
  [{ record_ids: [stranger(1), 'x'] }, 'uuid_parsing', ['body', 'record_ids', 1]],
])('errors name their place (%#)', async (body, type, loc) => {
  const response = await server.post(path, body, 'owner')
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ detail: [{ type, loc }] })
})
