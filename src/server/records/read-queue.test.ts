import { expect, test } from 'vitest'
import { openTestDuckdb } from '#server/testing/test-stores.test-support.ts'
import { drawnSource } from '#server/testing/drawn-queue.test-support.ts'
import type { ImportProgress, StoredQueue } from '#server/store/store.ts'

/** Six megabytes; the columns are planned from the first four. */
const records = 3000
const lineOf = (metrics: (index: number) => object) => (_: unknown, index: number) =>
  JSON.stringify({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    type: 'trace',
    created_at: '2026-01-01T00:00:00Z',
    input: 'word '.repeat(400),
    metrics: metrics(index),
  })

async function imported(metrics: (index: number) => object) {
  const lines = Array.from({ length: records }, lineOf(metrics))
  const source = drawnSource('reading', lines)
  const bytes = lines.join('\n').length + 1
  let readings = 0
  const open = () => {
    readings += 1
    return source.open()
  }
  const store = await openTestDuckdb()
  const progress: ImportProgress[] = []
  const queue = await store.importQueue({ ...source, bytes, open }, (one) => progress.push(one))
  await store.close()
  return { queue, readings, progress, bytes }
}

const kindOf = (queue: StoredQueue, id: string) =>
  queue.columns.find((column) => column.id === id)?.data_type

test('after the first blocks a source is read only once', async () => {
  const { queue, readings } = await imported((index) => ({ steps: index }))
  expect(queue.record_count).toBe(records)
  expect(kindOf(queue, 'metrics/steps')).toBe('integer')
  expect(readings).toBe(2)
})

test('a late record changes the plan for all records, and the progress never goes back', async () => {
  const { queue, readings, progress, bytes } = await imported((index) =>
    index < 2900 ? { steps: index } : { steps: index / 7, late: 'yes' },
  )
  expect(queue.record_count).toBe(records)
  expect(kindOf(queue, 'metrics/steps')).toBe('floating_point')
  expect(kindOf(queue, 'metrics/late')).toBe('text')
  expect(readings).toBe(4)
  const shown = progress.map((one) => one.bytes)
  expect(shown).toEqual(shown.toSorted((a, b) => a - b))
  expect(progress.at(-1)).toEqual({ records, bytes })
})
