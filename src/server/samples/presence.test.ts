import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Column } from '#domain/contract/columns.ts'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { toDraft, type DraftNode } from '#domain/filter-tree/draft.ts'
import { isRefusal } from '#domain/filter-tree/filter-edit.ts'
import { changeCondition } from '#domain/filter-tree/condition.ts'
import { withOperator } from '#domain/filter-tree/leaf-edit.ts'
import { canAskPresence } from '#domain/filter-tree/presence.ts'
import { requestOf } from '#domain/testing/request-of.test-support.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { jsonLines } from './json-lines.ts'
import { sampleSources } from './sample-sources.ts'
import { supportRecord } from './support-queue.ts'

const records = 300
const [support] = sampleSources().map((source) => ({
  ...source,
  open: () => jsonLines(records, supportRecord),
}))
if (!support) throw new Error('there is no sample')
const path = `/annotation_queues/${support.folder.queue.id}/records`

let server: TestApp
let columns: readonly Column[]
beforeAll(async () => {
  server = await openTestApp(0, [support])
  const answer = await server.post(`${path}/available_columns`, {}, 'admin')
  columns = ((await answer.json()) as { columns: readonly Column[] }).columns
})
afterAll(() => server.close())

const post = async (to: string, body: unknown): Promise<string> => {
  const answer = await server.post(`${path}/${to}`, body, 'admin')
  expect(answer.status).toBe(200)
  return answer.text()
}

/** The tree that the editor makes for a column, as the request has it. */
function selector(column: Column, presence: string) {
  const filter = { type: column.filter_type, column_id: column.id }
  const root: DraftNode = toDraft({ and: [{ filter } as never] })
  const [leaf] = 'and' in root ? root.and : []
  const edited = changeCondition(root, leaf?.key ?? '', (now) => withOperator(now, presence))
  if (isRefusal(edited)) throw new Error(edited.refused)
  const configuration = { ...emptyConfiguration('q'), filter_tree: edited }
  const known = { columns, members: [], may_unredact: true, queue_name: null }
  const { request, problems } = requestOf(configuration, known)
  expect(problems).toEqual([])
  return request?.record_selector
}

test('“has a value” and “is empty” select exactly the records with and without a cell', async () => {
  const asked = columns.filter(
    ({ id, filterable, filter_type }) =>
      id !== 'id' && filterable && canAskPresence(filter_type ?? undefined),
  )
  expect(new Set(asked.map(({ filter_type }) => filter_type)).size).toBe(5)
  for (const column of asked) {
    const rows = async (presence: string) => {
      const csv = await post('export', {
        record_selector: selector(column, presence),
        export_format: 'csv',
        column_ids: ['id', column.id],
        redact: false,
      })
      // An id has no comma, so the cell is all that follows the first one.
      return csv
        .split(/\r\n(?=[0-9a-f-]{36},|$)/)
        .slice(1)
        .filter(Boolean)
        .map((line) => line.slice(37))
    }
    const [full, empty] = [await rows('has_value'), await rows('is_empty')]
    expect([column.id, full.length + empty.length]).toEqual([column.id, records])
    const nothing = column.filter_type === 'collection' ? /^(\[\])?$/ : /^$/
    expect([column.id, empty.filter((cell) => !nothing.test(cell))]).toEqual([column.id, []])
    expect([column.id, full.filter((cell) => nothing.test(cell))]).toEqual([column.id, []])
  }
})
