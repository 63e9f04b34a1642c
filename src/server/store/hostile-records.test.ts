import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDuckdbStore } from '#server/duckdb/duckdb-store.ts'
import { labelledFolder } from '#server/testing/labelled-folder.test-support.ts'
import type { Store } from './store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const at = '2026-01-01T00:00:00Z'
const uuid = (number: number) => `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`
const [template, user] = [uuid(8), uuid(9)]
const folder = labelledFolder(uuid(7), 'Hostile', template)

let store: Store
beforeAll(async () => {
  store = await openDuckdbStore({ folder: null, memoryLimitMb: 256, threads: 1 })
})
afterAll(() => store.close())

const importLines = (...members: string[]) =>
  store.importQueue({
    label: 'hostile.jsonl',
    folder,
    name: 'Hostile',
    content_key: members.join(),
    bytes: null,
    open: async function* open() {
      yield Buffer.from(
        members
          .map(
            (more, index) => `{"id":"${uuid(index)}","type":"trace","created_at":"${at}"${more}}\n`,
          )
          .join(''),
      )
    },
  })

async function csvOf(column_id: string): Promise<string[]> {
  const plan = {
    selector: { type: 'filter_tree', filter_tree: { and: [] } },
    format: 'csv',
    column_ids: ['id', column_id],
    redact: true,
    computed_metrics_only: false,
  } as const
  const viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
  let file = ''
  for await (const piece of store.exportRecords(folder.queue.id, plan, viewpoint, testCaller)) {
    file += Buffer.from(piece).toString()
  }
  return file.split('\r\n').slice(1, -1).toReversed()
}

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])(
  'metadata and metrics may be called %s; records without them have no value',
  async (key) => {
    const { columns } = await importLines(
      `,"user_metadata":{"${key}":"mine"},"metrics":{"${key}":"5"}`,
      ',"user_metadata":{},"metrics":{}',
      '',
    )
    for (const [column, value] of [
      [`user_metadata/${key}`, 'mine'],
      [`metrics/${key}`, '5'],
    ] as const) {
      expect(columns.map(({ id }) => id)).toContain(column)
      expect(await csvOf(column)).toEqual([`${uuid(0)},${value}`, `${uuid(1)},`, `${uuid(2)},`])
    }
  },
)

test('a rating that is an object with its own toString is shown as JSON', async () => {
  const value = '{"toString":1}'
  await importLines(`,"annotations":{"${template}":{"${user}":{"value":[${value},2,null]}}}`)
  expect(await csvOf(`feedback/${template}`)).toEqual([
    `${uuid(0)},"[""2"",""null"",""{\\""toString\\"":1}""]"`,
  ])
})

test('a line that is nested too deep is reported with its levels; a long text is fine', async () => {
  const value = '['.repeat(50_000) + ']'.repeat(50_000)
  const more = `,"annotations":{"${template}":{"${user}":{"value":${value}}}}`
  await expect(importLines('', more)).rejects.toThrow(
    'hostile.jsonl:2: this is nested too deeply: 50,004 levels',
  )
  const content = 'A text of some words. '.repeat(12e6 / 22)
  await importLines(`,"input":[{"role":"user","content":"${content}"}]`)
  const cell = `[{""role"":""user"",""content"":""${content}""}]`
  expect((await csvOf('input'))[0] === `${uuid(0)},"${cell}"`).toBe(true)
})
