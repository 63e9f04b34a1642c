import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openState, type ServerState } from './open-state.ts'
import { StartFailure } from '#server/system/start-failure.ts'
import { testQueueId, testSource } from '#server/testing/test-queue.test-support.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const ann = '6513270e-269e-4d37-b2a7-4de452e6b438'
const ben = '7513270e-269e-4d37-b2a7-4de452e6b438'
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-state-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const path = (name: string) => join(folder, name)
async function opened<T>(use: (state: ServerState) => Promise<T>): Promise<T> {
  const options = { data: folder, memory: 128, threads: 1, store: null }
  const state = await openState(options, () => new Date())
  try {
    return await use(state)
  } finally {
    await state.store.close()
  }
}
const secret = () => opened(async ({ tokenSecret }) => Buffer.from(tokenSecret).toString('hex'))
const refusal = async () => {
  const error: unknown = await opened(async () => null).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(StartFailure)
  return (error as StartFailure).message
}

test('a truncated sign-out file signs everybody out once, with a message', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await opened(async ({ signOuts }) => {
    await signOuts.add(ann)
    await signOuts.add(ben)
  })
  const whole = await readFile(path('sign-outs.json'))
  let before = await secret()
  expect(said).not.toHaveBeenCalled()
  for (const length of [0, whole.length - 1]) {
    await writeFile(path('sign-outs.json'), whole.subarray(0, length))
    const after = await secret()
    expect(after).not.toBe(before)
    expect(await secret()).toBe(after)
    before = after
  }
  expect(said.mock.calls.flat().join('')).toContain(path('sign-outs.json'))
}, 20_000)

test('a truncated secret is replaced', async () => {
  const whole = await secret()
  expect(await secret()).toBe(whole)
  for (const length of [0, 31]) {
    await truncate(path('token-secret'), length)
    expect(await secret()).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('unfinished files are removed', async () => {
  await mkdir(path('shared'))
  for (const name of ['sign-outs.json.next', 'token-secret.0.part', 'shared/x.part']) {
    await writeFile(path(name), '{')
  }
  await opened(async () => null)
  const names = await readdir(folder, { recursive: true })
  expect(names.filter((name) => /part|next/.test(name))).toEqual([])
})

test('an empty database is created again; a truncated one gets a message with what to do', async () => {
  await writeFile(path('records.duckdb'), '')
  await opened(({ store }) => store.importQueue(testSource(5)))
  const whole = await readFile(path('records.duckdb'))
  for (const length of [1, 5000, 12_288, Math.floor(whole.length / 2)]) {
    await writeFile(path('records.duckdb'), whole.subarray(0, length))
    const message = await refusal()
    expect(message).toContain(path('records.duckdb'))
    expect(message).toContain('imported again')
    expect(await readFile(path('records.duckdb'))).toHaveLength(length)
  }
  await writeFile(path('records.duckdb'), whole)
  expect(await opened(async ({ store }) => store.queues().length)).toBe(1)
}, 20_000)

test('a truncated database gives all records or a failure, never fewer records', async () => {
  const fileOf = async ({ store }: ServerState) => {
    const plan = {
      selector: { type: 'filter_tree', filter_tree: { and: [] } },
      format: 'jsonl',
      column_ids: [],
      redact: false,
      computed_metrics_only: false,
    } as const
    const viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
    let text = ''
    for await (const piece of store.exportRecords(testQueueId, plan, viewpoint, testCaller)) {
      text += Buffer.from(piece).toString()
    }
    return text
  }
  const right = await opened(async (state) => {
    await state.store.importQueue(testSource(3000))
    return fileOf(state)
  })
  const whole = await readFile(path('records.duckdb'))
  for (let part = 1; part < 5; part += 1) {
    const length = Math.floor((whole.length * part) / 5)
    await writeFile(path('records.duckdb'), whole.subarray(0, length))
    const text = await opened(fileOf).catch(() => null)
    if (text !== null) expect(text === right).toBe(true)
  }
}, 20_000)

test('data of a newer version is refused and kept', async () => {
  await opened(({ store }) => store.importQueue(testSource(5)))
  const layoutTo = async (sql: string) => {
    const instance = await DuckDBInstance.create(path('records.duckdb'))
    const connection = await instance.connect()
    await connection.run(`UPDATE queues SET layout = ${sql}`)
    connection.closeSync()
    instance.closeSync()
  }
  await layoutTo('layout + 1')
  expect(await refusal()).toContain('newer version of Winnow')
  await layoutTo('layout - 1')
  expect(await opened(async ({ store }) => store.queues().length)).toBe(1)
}, 20_000)
