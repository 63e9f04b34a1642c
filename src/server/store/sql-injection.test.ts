import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter, FilterTree } from '#domain/contract/contract.ts'
import { hostileTexts } from '#server/testing/fuzz/hostile-texts.test-support.ts'
import { labelledFolder } from '#server/testing/labelled-folder.test-support.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'
import { openTestStore, readPage } from '#server/testing/test-stores.test-support.ts'
import type { ExportPlan, Store, Viewpoint } from './store.ts'

/** SQL in values, names and ids is data: it selects what is equal to it, and the tables stay as they are. */

const attacks = hostileTexts.sql
const uuid = (number: number) => `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`
const at = '2026-01-01T00:00:00Z'
const folder = labelledFolder(uuid(900), `Queue'; DROP TABLE queues; --`, uuid(901))
const queueId = folder.queue.id
const viewpoint: Viewpoint = { unredacted: true, all_ratings: true, required_users: [] }

/** One record for each attack, which is its name, its tag, and the key and value of its metadata. */
const records = attacks.map((attack, index) => ({
  id: uuid(index),
  type: 'llm',
  created_at: at,
  name: attack,
  tags: [attack],
  user_metadata: { [attack]: attack },
}))

let store: Store
beforeAll(async () => {
  store = await openTestStore()
  await store.importQueue({
    label: 'attacks.jsonl',
    folder,
    name: folder.queue.name,
    content_key: 'attacks',
    bytes: null,
    open: async function* open() {
      yield Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    },
  })
})
afterAll(() => store.close())

const count = (tree: FilterTree) => store.count(queueId, tree, viewpoint, testCaller)
const countOf = (filter: Filter) => count({ filter })

async function fileOf(more: Partial<ExportPlan>): Promise<string> {
  const plan: ExportPlan = {
    selector: { type: 'filter_tree', filter_tree: { and: [] } },
    format: 'csv',
    column_ids: ['id'],
    redact: false,
    computed_metrics_only: false,
    ...more,
  }
  let file = ''
  for await (const piece of store.exportRecords(queueId, plan, viewpoint, testCaller)) {
    file += Buffer.from(piece).toString()
  }
  return file
}

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test.each(attacks.map((attack, index) => [attack, index] as const))('%s', async (attack, index) => {
  const text = { type: 'text', column_id: 'name', case_sensitive: true } as const
  const key = `user_metadata/${attack}`
  expect(await countOf({ ...text, operator: 'eq', value: attack })).toBe(1)
  expect(await countOf({ ...text, operator: 'one_of', value: [attack, 'none'] })).toBe(1)
  expect(await countOf({ ...text, column_id: key, operator: 'eq', value: attack })).toBe(1)
  expect(
    await countOf({
      type: 'collection',
      column_id: 'tags',
      operator: 'contains',
      value: attack,
      case_sensitive: true,
    }),
  ).toBe(1)
  expect(await countOf({ type: 'id', column_id: 'id', operator: 'eq', value: attack })).toBe(0)
  expect(
    await countOf({ type: 'fully_annotated', column_id: 'fully_annotated', user_ids: [attack] }),
  ).toBe(0)

  const missing = await store.missingIds(queueId, [attack, uuid(0)], viewpoint, testCaller)
  expect(missing).toEqual([attack])
  const found = await store.columnValues(
    queueId,
    [{ column_id: key, search: attack, limit: 5 }],
    viewpoint,
    testCaller,
  )
  expect(JSON.stringify(found)).toContain(JSON.stringify(attack))

  const [top] = await readPage(
    store,
    queueId,
    {
      column_ids: ['id', key],
      redact: false,
      computed_metrics_only: false,
      filter_tree: null,
      sort: { column_id: key, ascending: true },
      offset: 0,
      limit: 1,
    },
    viewpoint,
  )
  expect(top).toEqual({ id: uuid(index), [key]: attack })

  const rows = await fileOf({ column_ids: ['id', key] })
  expect(rows).toContain(`${uuid(index)},${cell(attack)}\r\n`)
  expect(
    await fileOf({ selector: { type: 'record_ids', record_ids: [attack, uuid(index)] } }),
  ).toBe(`id\r\n${uuid(index)}\r\n`)

  expect(await count({ and: [] })).toBe(attacks.length)
})

test('the queue keeps its name and all records in their order', async () => {
  expect(store.queues().map(({ queue }) => queue.name)).toEqual([folder.queue.name])
  const file = await fileOf({ format: 'jsonl' })
  const names = file
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { name: string }).name)
  expect(names).toEqual(attacks.toReversed())
})
