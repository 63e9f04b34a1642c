import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStore } from '#server/testing/test-stores.test-support.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'
import type { ExportPlan, QueueSource, Store } from './store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const manyDigits = [
  '1234567890123456',
  '-4111111111111111',
  '0001234567890123456',
  '9007199254740993',
  '0.1234567890123456',
  '1.2345678901234567e-5',
  '12345678901234567890123456789',
]
const rewritten = [
  '007',
  '-0',
  '+491701234567',
  '491701234567',
  '1.10',
  '5.',
  '.5',
  '1E5',
  '1e-5',
  '50%',
  '1,204',
  ' 12 ',
  '1-2',
  '3/4',
  '2026-03-01',
  '1/2/26',
  '3/2026',
  'MAR1',
  'Sept-2',
  '1-Mar',
  '2 Dec 2026',
  'May 2026',
  '9:30',
  '9:30:15.5',
  '9:30 PM',
  '2026-03-01 09:30',
  'true',
  'False',
  // Beyond 2^53, although all digits after the 15th are 0.
  '1234567890123450',
]
const kept = [
  '',
  '7',
  '-5.2',
  '0',
  '0.25',
  '12345678901',
  '123456789.012345',
  'TRUE',
  'x',
  '1.2.3',
  '1.2.3.4.5.6.7.8.9.1.2.3.4.5.6.7.8',
  '12-34-56-78',
  'maybe 3',
  '13:5',
  '1 2',
  'e5',
  '2026-03-01T09:30:00.110554Z',
  '5bc8fbbc-bde5-4099-8164-d8399f767c45',
]
const nonAscii = ['é', 'ß 12', '中', '😀', 'naïve '.repeat(9000)]
const texts = [...manyDigits, ...rewritten, ...kept, ...nonAscii]

const queueId = uuidOf('spreadsheet queue')
const source: QueueSource = {
  label: 'cells',
  name: 'cells',
  folder: {
    queue: { id: queueId, name: 'cells', description: null, created_at: '', updated_at: '' },
    users: [],
    templates: [],
    metrics: [],
  },
  content_key: 'cells',
  bytes: null,
  open: async function* () {
    for (const [index, text] of texts.entries()) {
      const record = {
        type: 'trace',
        id: uuidOf(`cell ${index}`),
        created_at: '2026-03-01T00:00:00Z',
        name: text,
        input: `secret ${text}`,
        redacted_input: index % 2 === 0 ? '007' : 'plain',
        external_id: index < 3 ? null : 'x',
        tags: index === 0 ? ['été'] : [],
        user_metadata: index < 2 ? { order: '12345678901234567' } : {},
        metrics: {
          ratio: index === 0 ? 0.1 + 0.2 : 0.5,
          duration_ns: index === 0 ? 2 ** 52 + 1 : 12,
        },
      }
      yield new TextEncoder().encode(`${JSON.stringify(record)}\n`)
    }
  },
}

let store: Store
beforeAll(async () => {
  store = await openTestStore({ memoryLimitMb: 256, threads: 1 })
  await store.importQueue(source)
})
afterAll(() => store.close())

const facts = (
  column_ids: readonly string[],
  change: Partial<ExportPlan> = {},
  unredacted = true,
) => {
  const plan: ExportPlan = {
    selector: { type: 'filter_tree', filter_tree: { and: [] } },
    format: 'csv',
    column_ids,
    redact: false,
    computed_metrics_only: false,
    ...change,
  }
  return store.selectionFacts(
    queueId,
    plan,
    { unredacted, all_ratings: true, required_users: [] },
    testCaller,
  )
}
const idsOf = (some: readonly string[]) => ({
  selector: {
    type: 'record_ids' as const,
    record_ids: some.map((text) => uuidOf(`cell ${texts.indexOf(text)}`)),
  },
})
const count = (cells: readonly { readonly count: number }[]) =>
  cells.reduce((sum, cell) => sum + cell.count, 0)

test.each([
  ['digits', manyDigits],
  ['rewritten', rewritten],
  ['kept', kept],
  ['nonAscii', nonAscii],
])('texts are counted as a spreadsheet reads them: %s', async (kind, some) => {
  const found = await facts(['name', 'id'], idsOf(some))
  const none = { digits: 0, rewritten: 0, nonAscii: 0 }
  // Each text is counted once, so a sum misses none.
  expect({
    digits: count(found.digit_cells),
    rewritten: count(found.rewritten_cells),
    nonAscii: count(found.non_ascii_cells),
  }).toEqual(kind === 'kept' ? none : { ...none, [kind]: some.length })
})

test('cells are counted for every kind of column', async () => {
  const found = await facts(['metrics/ratio', 'metrics/duration_ns', 'user_metadata/order', 'tags'])
  expect(found.digit_cells).toEqual([
    { column_id: 'metrics/ratio', count: 1 },
    { column_id: 'metrics/duration_ns', count: 1 },
    { column_id: 'user_metadata/order', count: 2 },
  ])
  expect(found.non_ascii_cells).toEqual([{ column_id: 'tags', count: 1 }])
  expect(found.rewritten_cells).toEqual([])
})

test('the counted cells are those of the file: redacted texts if it is redacted', async () => {
  const redacted = await facts(['input', 'id'], { redact: true })
  expect(count(redacted.rewritten_cells)).toBe(Math.ceil(texts.length / 2))
  expect(redacted.non_ascii_cells).toEqual([])
  expect(await facts(['input', 'id'], {}, false)).toEqual(redacted)
  const plain = await facts(['input', 'id'])
  expect(plain.rewritten_cells).toEqual([])
  expect(count(plain.non_ascii_cells)).toBe(nonAscii.length)
})

test('with computed metrics only, cells that the file leaves empty are not counted', async () => {
  const computed = { computed_metrics_only: true }
  expect(await facts(['metrics/ratio', 'metrics/duration_ns'], computed)).toMatchObject({
    digit_cells: [{ column_id: 'metrics/duration_ns', count: 1 }],
  })
  expect(await facts(['metrics/ratio'])).toMatchObject({ empty_lines: 0 })
  expect(await facts(['metrics/ratio'], computed)).toMatchObject({ empty_lines: texts.length })
})

test('a CSV of one column has an empty line for each missing value, any other has none', async () => {
  expect(await facts(['external_id'])).toMatchObject({ empty_lines: 3, records: texts.length })
  expect(await facts(['external_id', 'id'])).toMatchObject({ empty_lines: 0 })
  expect(await facts(['external_id'], { format: 'jsonl', column_ids: [] })).toMatchObject({
    empty_lines: 0,
  })
  // An empty string is "", an empty list is [].
  expect(await facts(['name'])).toMatchObject({ empty_lines: 0 })
  expect(await facts(['tags'])).toMatchObject({ empty_lines: 0 })
  expect(await facts(['fully_annotated'])).toMatchObject({ empty_lines: 0 })
})
