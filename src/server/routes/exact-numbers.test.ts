import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  exportPath,
  openTestApp,
  queuePath,
  type TestApp,
} from '#server/testing/test-app.test-support.ts'
import { testSource } from '#server/testing/test-queue.test-support.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'

const logged = [
  ['9007199254740992', '9007199254740992', '0.5'],
  ['9007199254740993', '9007199254740993', '1e-7'],
  ['9007199254740994', '9007199254740994.0', '-0.0'],
  ['9223372036854775807', '18446744073709551615', '1.0'],
  ['-9223372036854775808', '-9007199254740993', '1e2'],
  ['1e2', '1e300', '0.10000000000000001'],
  ['5.0', '0.25', '123456789.123456789123'],
  ['-9007199254740993.0', '9007199254740993e5', '5e-324'],
] as const

const line = (index: number, more: string) =>
  `{"type":"llm","id":"${uuidOf(`number ${index}`)}","created_at":"2026-03-01T00:00:00.${String(index).padStart(6, '0')}Z",${more}}`
const lines = logged.map(([long, mixed, temperature], index) =>
  line(
    index,
    `"status_code":${long},"temperature":${temperature},"metrics":{"long":${long},"mixed":${mixed}},"user_metadata":{"n":"${long}"}`,
  ),
)
const sourceOf = (given: readonly string[]) => {
  const source = testSource(1)
  return {
    ...source,
    content_key: given.join('\n'),
    bytes: null,
    open: async function* open() {
      yield Buffer.from(`${given.join('\n')}\n`)
    },
  }
}

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(5, [sourceOf(lines)])
})
afterAll(() => server.close())

const cellsOf = async (column: string) => {
  const body = {
    export_format: 'csv',
    column_ids: [column],
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  }
  const answer = await server.post(exportPath, body, 'owner')
  return (await answer.text()).split('\r\n').slice(1, -1).toReversed()
}

const tree = (column: string, operator: string, value: string) =>
  `{"filter":{"type":"number","column_id":"${column}","operator":"${operator}","value":${value}}}`

async function selected(column: string, operator: string, value: string) {
  const body = `{"filter_tree":${tree(column, operator, value)},"select_columns":{"column_ids":["id"]}}`
  const answer = await server.post(`${queuePath}/partial_search`, body, 'owner')
  const { records } = (await answer.json()) as { records: readonly { id: string }[] }
  const places = new Map(logged.map((_, index) => [uuidOf(`number ${index}`), index]))
  return records.map(({ id }) => places.get(id) ?? -1).toSorted((a, b) => a - b)
}

describe('a cell of a CSV has the logged number', () => {
  const whole = [
    '9007199254740992',
    '9007199254740993',
    '9007199254740994',
    '9223372036854775807',
    '-9223372036854775808',
    '100',
    '5',
    '-9007199254740993',
  ]
  test.each(['status_code', 'metrics/long'])('integers: %s', async (column) => {
    expect(await cellsOf(column)).toEqual(whole)
  })

  test('integers and fractions', async () => {
    expect(await cellsOf('metrics/mixed')).toEqual([
      '9007199254740992',
      '9007199254740993',
      '9007199254740994',
      '18446744073709551615',
      '-9007199254740993',
      '1e+300',
      '0.25',
      '9.007199254740993e+20',
    ])
  })

  test('fractions are 64-bit numbers, as every reader has them', async () => {
    const expected = ['0.5', '1e-7', '0', '1', '100', '0.1', '123456789.12345679', '5e-324']
    expect(await cellsOf('temperature')).toEqual(expected)
  })

  test('a line of JSON has the number as it was logged', async () => {
    const body = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
    const text = await (await server.post(exportPath, body, 'owner')).text()
    for (const [index, [long, mixed, temperature]] of logged.entries()) {
      expect(text.split('\n').toReversed()[index + 1]).toContain(
        `"status_code":${long},"temperature":${temperature},"metrics":{"long":${long},"mixed":${mixed}}`,
      )
    }
  })
})

describe('a filter compares with all digits', () => {
  test.each([
    ['eq', '9007199254740992', [0]],
    ['ne', '9007199254740992', [1, 2, 3, 4, 5, 6, 7]],
    ['gt', '9007199254740992', [1, 2, 3]],
    ['gte', '9007199254740992', [0, 1, 2, 3]],
    ['lt', '9007199254740994', [0, 1, 4, 5, 6, 7]],
    ['lte', '9007199254740994', [0, 1, 2, 4, 5, 6, 7]],
    ['lt', '-9007199254740992', [4, 7]],
    ['between', '[9007199254740992,9007199254740994]', [0, 1, 2]],
    ['gt', '9223372036854775000', [3]],
    ['lt', '9223372036854775000', [0, 1, 2, 4, 5, 6, 7]],
  ])('integers: %s %s', async (operator, value, expected) => {
    expect(await selected('status_code', operator, value)).toEqual(expected)
    expect(await selected('metrics/long', operator, value)).toEqual(expected)
  })

  test.each([
    ['eq', '9007199254740992', [0]],
    ['eq', '9007199254740994', [2]],
    ['ne', '9007199254740992', [1, 2, 3, 4, 5, 6, 7]],
    ['gt', '9007199254740992', [1, 2, 3, 5, 7]],
    ['lt', '9007199254740994', [0, 1, 4, 6]],
    ['lte', '9007199254740992', [0, 4, 6]],
    ['lt', '-9007199254740992', [4]],
    ['gte', '-9007199254740992', [0, 1, 2, 3, 5, 6, 7]],
    ['eq', '18446744073709552000', []],
    ['lt', '18446744073709552000', [0, 1, 2, 3, 4, 6]],
    ['eq', '1e300', [5]],
    ['between', '[0,9007199254740992]', [0, 6]],
  ])('integers and fractions: %s %s', async (operator, value, expected) => {
    expect(await selected('metrics/mixed', operator, value)).toEqual(expected)
  })

  test.each([
    '9007199254740993',
    '18446744073709551615',
    '1e400',
    '-1e400',
    '1e-400',
    '0.123456789012345678',
  ])('a number that would change is refused at its place: %s', async (value) => {
    const body = `{"record_selector":{"type":"filter_tree","filter_tree":{"not":${tree('metrics/long', 'eq', value)}}}}`
    const answer = await server.post(exportPath, body, 'owner')
    expect(answer.status).toBe(422)
    const place = ['body', 'record_selector', 'filter_tree', 'not', 'filter', 'value']
    expect(await answer.json()).toMatchObject({
      detail: [{ type: 'value_error', loc: place, input: value }],
    })
    const counted = `{"filter_tree":${tree('metrics/long', 'between', `[0,${value}]`)}}`
    const count = await server.post(`${queuePath}/records/count`, counted, 'owner')
    expect(await count.json()).toMatchObject({
      detail: [{ loc: ['body', 'filter_tree', 'filter', 'value', 1] }],
    })
  })
})

test('a page has a number of many digits as text, and sorts by all digits', async () => {
  const body = {
    select_columns: { column_ids: ['metrics/mixed'] },
    sort: { column_id: 'metrics/mixed', ascending: true },
  }
  const answer = await server.post(`${queuePath}/partial_search`, body, 'owner')
  const { records } = (await answer.json()) as { records: readonly Record<string, unknown>[] }
  expect(records.map((record) => record['metrics/mixed'])).toEqual([
    '-9007199254740993',
    0.25,
    9007199254740992,
    '9007199254740993',
    9007199254740994,
    '18446744073709551615',
    900719925474099300000,
    1e300,
  ])
})

test('the values of a column have all digits', async () => {
  const body = { columns: ['metrics/long', 'metrics/mixed'].map((column_id) => ({ column_id })) }
  const answer = await server.post(`/winnow${queuePath}/column_values`, body, 'owner')
  const { columns } = (await answer.json()) as {
    columns: readonly {
      distinct: number
      values: readonly { value: unknown }[]
      histogram: { buckets: readonly { from: unknown; to: unknown; count: number }[] }
    }[]
  }
  const [long, mixed] = columns
  for (const column of [long, mixed]) {
    expect(column?.distinct).toBe(logged.length)
    const buckets = column?.histogram.buckets ?? []
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(logged.length)
  }
  expect(long?.histogram.buckets[0]?.from).toBe('-9223372036854775808')
  expect(long?.histogram.buckets.at(-1)?.to).toBe('9223372036854775807')
  expect(mixed?.histogram.buckets[0]?.from).toBe('-9007199254740993')
  expect(long?.values.map(({ value }) => value)).toContain('9007199254740993')
  expect(mixed?.values.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['9007199254740993', '18446744073709551615', 0.25]),
  )
})

test('later records may need another kind of column', async () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    line(index, `"metrics":{"a":1,"b":0.5},"name":"${'n'.repeat(1000)}"`),
  )
  const late = line(9000, '"metrics":{"a":1e300,"b":9007199254740993}')
  const other = await openTestApp(5, [sourceOf([...many, late])])
  const body = {
    export_format: 'csv',
    column_ids: ['metrics/a', 'metrics/b'],
    record_selector: {
      type: 'filter_tree',
      filter_tree: {
        filter: { type: 'number', column_id: 'metrics/b', operator: 'gt', value: 1 },
      },
    },
  }
  const answer = await other.post(exportPath, body, 'owner')
  expect(await answer.text()).toBe('metrics/a,metrics/b\r\n1e+300,9007199254740993\r\n')
  await other.close()
})

test.each([
  ['"status_code":18446744073709551615', '“status_code” is 18446744073709551615'],
  ['"status_code":9223372036854775808', '“status_code” is 9223372036854775808'],
  ['"status_code":1e300', '“status_code” is 1e300'],
  ['"step_number":-1e19', '“step_number” is -1e19'],
  ['"control_id":1e400', '“control_id” is not an integer'],
  ['"temperature":1e400', '“temperature” is not a number'],
  ['"temperature":1e-400', '“temperature” is 1e-400, which is too close to 0'],
  ['"temperature":9007199254740993', '“temperature” is 9007199254740993, which has more digits'],
  ['"metrics":{"a":1e400}', '“metrics/a” is 1e400, which is outside the range'],
  ['"metrics":{"a":-1e400}', '“metrics/a” is -1e400, which is outside the range'],
  ['"metrics":{"a":0.0000001e-400}', '“metrics/a” is 0.0000001e-400, which is too close to 0'],
  [
    `"annotations":{"${uuidOf('test template')}":{"${uuidOf('test user owner')}":{"value":9007199254740993,"explanation":null}}}`,
    `“annotations/${uuidOf('test template')}” is 9007199254740993, which has more digits`,
  ],
  [
    '"metric_info":{"a":{"status_type":"success","value":1e400}}',
    '“metrics/a” is 1e400, which is outside the range',
  ],
])('a number that no column can hold stops the import: %s', async (more, reason) => {
  const lineOf = (index: number, given: string) => line(index, `${given},"name":"n"`)
  const lost = [lineOf(1, '"metrics":{"a":0.5}'), '', lineOf(2, more)]
  await expect(openTestApp(5, [sourceOf(lost)])).rejects.toThrow(reason)
  await expect(openTestApp(5, [sourceOf(lost)])).rejects.toThrow(':3: ')
})

test.each(['created_at', 'updated_at'])(
  'an instant that its offset moves out of the supported years stops the import: %s',
  async (key) => {
    const dated = (created: string, updated: string) =>
      `{"type":"trace","id":"${uuidOf(created + updated)}","created_at":"${created}","updated_at":"${updated}"}`
    const sound = dated('2026-03-01T10:00:00+00', '9999-12-31T23:59:59.999999Z')
    for (const wrong of ['9999-12-31T23:59:59-01:00', '0001-01-01T00:00:00+01']) {
      const at = (name: string) => (key === name ? wrong : '2026-03-01T10:00:00+02')
      const lost = [sound, dated(at('created_at'), at('updated_at'))]
      await expect(openTestApp(5, [sourceOf(lost)])).rejects.toThrow(
        `:2: “${key}” is not a date and time of the years 1 to 9999`,
      )
    }
  },
)

test('an instant that its offset moves out of the supported years is refused in a filter', async () => {
  const date = (value: string) =>
    server.post(
      `${queuePath}/records/count`,
      { filter_tree: { filter: { type: 'date', column_id: 'created_at', operator: 'lt', value } } },
      'owner',
    )
  expect((await date('9999-12-31T23:59:59-01:00')).status).toBe(422)
  expect((await date('0001-01-01T00:00:00+01')).status).toBe(422)
  expect(await (await date('9999-12-31T23:59:59+00')).json()).toEqual({
    total_count: logged.length,
  })
})

const leafOf = (leaf: string) =>
  `{"record_selector":{"type":"filter_tree","filter_tree":{"filter":${leaf}}}}`
test.each([
  '§',
  '{"record_selector":§,"redact":§}',
  '{"record_selector":{"type":"record_ids","record_ids":[§]}}',
  '{"record_selector":{"type":"filter_tree","filter_tree":{"not":§}}}',
  leafOf('§'),
  leafOf('{"type":"text","column_id":"input","operator":"eq","value":["a",§]}'),
  leafOf('{"type":"date","column_id":"created_at","operator":"eq","value":§}'),
  leafOf('{"type":"number","column_id":"status_code","operator":"between","value":§}'),
  leafOf('{"type":"number","column_id":"status_code","operator":"gt","value":[§]}').replace(
    '§',
    '5',
  ),
])(
  'a number that is wrong for another reason gives the same errors with any digits: %s',
  async (body) => {
    const mistakes = async (number: string) => {
      const answer = await server.post(exportPath, body.replaceAll('§', number), 'owner')
      expect(answer.status).toBe(422)
      const { detail } = (await answer.json()) as { detail: { type: string; loc: unknown[] }[] }
      return detail.map(({ type, loc }) => [type, loc])
    }
    expect(await mistakes('9007199254740993')).toEqual(await mistakes('5'))
  },
)
