import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilterTree } from '#domain/contract/contract.ts'
import {
  drawnQueueId,
  drawnRecords,
  drawnSource,
  drawnTree,
  viewpoint,
} from '#server/testing/drawn-queue.test-support.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'
import { openTestDuckdb } from '#server/testing/test-stores.test-support.ts'
import type { ExportPlan, Store } from '#server/store/store.ts'
import { useMemoryDuckdb } from './memory-duckdb.test-support.ts'
import { checkedEngine } from './text-pieces.ts'

const connection = useMemoryDuckdb()

test('the installed DuckDB is the version whose memory layout was checked', async () => {
  const manifest = createRequire(import.meta.url).resolve('@duckdb/node-bindings/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const [[duckdb] = []] = await (await connection().run('SELECT version()')).getRows()
  // After an upgrade: compare `duckdb_string_t` in DuckDB's C API with text-pieces.ts, then change the
  // version there.
  expect({ bindings: version, duckdb }).toEqual(checkedEngine)
})

/** Texts of up to 12 bytes, longer ones, and ones of several slices; some are not ASCII. */
const drawn = drawnRecords(42, 300)
const records = [
  ...drawn,
  ...drawn.slice(0, 30).map((record, index) => ({
    ...record,
    id: `0000000a-0000-4000-8000-${String(index).padStart(12, '0')}`,
    input: `${'ä'.repeat(index)} ${'word '.repeat(40_000 + index)}`,
  })),
]
let raw: Store
let plain: Store
let columns: readonly string[] = []
beforeAll(async () => {
  raw = await openTestDuckdb({ plainRows: false })
  plain = await openTestDuckdb({ plainRows: true })
  const source = drawnSource(
    'drawn',
    records.map((record) => JSON.stringify(record)),
  )
  await plain.importQueue(source)
  columns = (await raw.importQueue(source)).columns.map(({ id }) => id)
})
afterAll(async () => {
  await raw.close()
  await plain.close()
})

async function file(store: Store, plan: ExportPlan): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of store.exportRecords(drawnQueueId, plan, viewpoint, testCaller)) {
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function expectSameBytes(filter_tree: FilterTree, change: Partial<ExportPlan>) {
  const plan: ExportPlan = {
    selector: { type: 'filter_tree', filter_tree },
    format: 'jsonl',
    column_ids: columns,
    redact: false,
    computed_metrics_only: false,
    ...change,
  }
  const [ours, theirs] = [await file(raw, plan), await file(plain, plan)]
  expect(ours.equals(theirs), JSON.stringify(plan)).toBe(true)
  return ours.length
}

test.each(['csv', 'jsonl'] as const)(
  'a whole %s has the same bytes on the plain path',
  async (format) => {
    for (const redact of [true, false]) {
      const bytes = await expectSameBytes({ and: [] }, { format, redact })
      expect(bytes).toBeGreaterThan(6_000_000)
    }
    // Only cells of up to 12 bytes.
    await expectSameBytes({ and: [] }, { format: 'csv', column_ids: ['type'] })
  },
)

test('exports with random filter trees have the same bytes on the plain path', async () => {
  await fc.assert(
    fc.asyncProperty(drawnTree, fc.constantFrom('csv', 'jsonl'), async (tree, format) => {
      await expectSameBytes(tree, { format, column_ids: ['id', 'type', 'name'] })
    }),
    { numRuns: 50 },
  )
})

test('a long list of words selects the same records on the plain path', async () => {
  const value = [...Array.from({ length: 300 }, (_, index) => `none ${index}`), 'word word', 'ä']
  const filter = {
    type: 'text',
    column_id: 'input',
    operator: 'contains',
    value,
    case_sensitive: true,
  } as const
  const counts = [raw, plain].map((store) =>
    store.count(drawnQueueId, { filter }, viewpoint, testCaller),
  )
  const [ours = 0, theirs] = await Promise.all(counts)
  expect(ours).toBeGreaterThanOrEqual(30)
  expect(theirs).toBe(ours)
})
