import { requestOf } from '#domain/testing/request-of.test-support.ts'
import { expect, test } from 'vitest'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { goldenCases } from '#domain/testing/golden-cases.test-support.ts'
import { checkServiceRequest } from '#domain/request-check/check-request.ts'
import { readRequestText } from './read-request-text.ts'
import { repeatedKey } from './repeated-key.ts'
import { requestCode } from '#domain/request-code/request-code.ts'

const queue = '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d01'
const other = '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d02'
const nothingKnown = { columns: null, members: null, may_unredact: null, queue_name: null }
const ids = [queue, other]

const opened = (text: string): Configuration => {
  const { configuration, errors } = readRequestText(text, queue)
  if (configuration === null) throw new Error(JSON.stringify(errors))
  return configuration
}
const errorsOf = (request: unknown) =>
  readRequestText(
    typeof request === 'string' ? request : JSON.stringify(request),
    queue,
  ).errors.map(({ where, message }) => [where, message].filter(Boolean).join(': '))

const request: ExportRequest = {
  column_ids: ['id', "it's"],
  export_format: 'csv',
  redact: false,
  file_name: 'weekly-unredacted.csv',
  export_computed_metrics_only: true,
  record_selector: {
    type: 'filter_tree',
    filter_tree: {
      and: [
        { or: [] },
        { not: { filter: { type: 'fully_annotated', column_id: 'fully_annotated' } } },
        {
          filter: {
            type: 'text',
            column_id: 'input',
            operator: 'one_of',
            value: ["'", '"', '$(x)', '\n'],
            case_sensitive: false,
          },
        },
      ],
    },
  },
}
const byIds: ExportRequest = {
  ...request,
  record_selector: { type: 'record_ids', record_ids: ids },
}
const url = `https://api.example.com/v2/annotation_queues/${other}/records/export`

test.each([request, byIds])('a copied request opens as the same export', (given) => {
  const subject = { request: given, url, sign_in: 'key', file_name: 'x' } as const
  const fromJson = opened(requestCode('json', subject))
  expect(fromJson.queue_id).toBe(queue)
  expect(requestOf(fromJson, nothingKnown).request).toEqual(given)
  for (const is_long of [false, true]) {
    const fromCurl = opened(requestCode('curl', { ...subject, is_long }))
    expect(fromCurl.queue_id).toBe(other)
    expect(requestOf(fromCurl, nothingKnown).request).toEqual(given)
  }
})

type Golden = { name: string; body: unknown }
for (const { name, body } of goldenCases<Golden>('requests.jsonl')) {
  test(`golden: "${name}" opens as the export that the service makes of it, or not at all`, () => {
    const read = readRequestText(JSON.stringify(body), queue)
    const checked = checkServiceRequest(body)
    if ('errors' in checked) expect(read.errors).toHaveLength(checked.errors.length)
    if (read.configuration === null || 'errors' in checked) {
      expect(read.errors.length).toBeGreaterThan(0)
      return
    }
    const result = requestOf(read.configuration, nothingKnown)
    // A repeated column stays, because the builder reports it.
    if (result.request === null) expect(name).toBe('repeated csv column')
    else expect(result.request.record_selector).toEqual(checked.request.record_selector)
  })
}

test('repeated ids stay in the box, which reports them', () => {
  const record_ids = [queue, queue.toUpperCase()]
  const { record_ids_text, selector } = opened(
    JSON.stringify({ record_selector: { type: 'record_ids', record_ids } }),
  )
  expect(selector).toBe('record_ids')
  expect(record_ids_text).toBe(record_ids.join('\n'))
})

test('a variable in the address keeps the open queue', () => {
  const line = `curl "$BASE/v2/annotation_queues/$QUEUE/records/export" -d '${JSON.stringify(byIds).replace("'", '')}'`
  expect(opened(line).queue_id).toBe(queue)
})

test('unknown and repeated keys are errors and are not dropped', () => {
  const filter = { type: 'boolean', column_id: 'x', value: true, case_sensitive: true }
  const record_selector = {
    type: 'filter_tree',
    filter_tree: { and: [{ not: { filter } }], muted: 1 },
  }
  expect(errorsOf({ limit: 5, record_selector })).toEqual([
    'limit: The service doesn’t know this field. Remove it.',
    'record_selector › filter_tree › and › 1 › not › filter › case_sensitive: The service doesn’t know this field. Remove it.',
    'record_selector › filter_tree › muted: The service doesn’t know this field. Remove it.',
  ])
  expect(errorsOf('{"redact": true, "red\\u0061ct": false}')).toEqual(['“redact” appears twice.'])
  expect(repeatedKey('{"a":{"a":"a"},"b":[{"a":":"},{"a":"\\\\\\""}]}')).toBeNull()
  expect(repeatedKey(`{"a":"${String.raw`\n`.repeat(8e6)}","b":1,"a":2}`)).toBe('a')
})

test('errors are reported at their place, in plain words', () => {
  const filter = { type: 'number', column_id: 'x', operator: 'is', value: 1 }
  const tree = (filter_tree: unknown) => ({ record_selector: { type: 'filter_tree', filter_tree } })
  expect(
    errorsOf({ ...tree({ and: [{ or: [] }, { filter }] }), redact: 'no', export_format: 'xml' }),
  ).toEqual([
    'export_format: This must be csv, jsonl or jsonl_flat.',
    'redact: This must be true or false.',
    'record_selector › filter_tree › and › 2 › filter › operator: This must be eq, ne, gt, gte, lt, lte or between.',
  ])
  expect(errorsOf({})).toEqual(['record_selector: This is missing.'])
  expect(errorsOf(tree({}))).toEqual([
    "record_selector › filter_tree: Field required: one of 'filter', 'and', 'or' or 'not'.",
  ])
  expect(errorsOf({ record_selector: { type: 'all' } })).toEqual([
    "record_selector: The type must be one of 'record_ids' or 'filter_tree'.",
  ])
  expect(errorsOf({ record_selector: { type: 'record_ids', record_ids: ['x'] } })).toEqual([
    'record_selector › record_ids › 1: This isn’t an ID. IDs are UUIDs.',
  ])
})

test('a text that is not a request gets one sentence', () => {
  expect(errorsOf('  ')).toEqual(['Paste a request as JSON or cURL.'])
  expect(errorsOf('good morning')).toEqual(['This is neither JSON nor a cURL command.'])
  expect(errorsOf('curl https://example.com')).toEqual(['This cURL command sends no request.'])
  expect(errorsOf("curl u -d '{")).toEqual([
    'A quote in this cURL command isn’t closed. Copy the whole command.',
  ])
  expect(errorsOf('curl u -d hello')).toEqual(['This cURL command doesn’t send valid JSON.'])
  expect(errorsOf('curl u -d @request.json')).toEqual([
    'This cURL command reads its request from a file. Paste the content of that file.',
  ])
  expect(errorsOf('[]')).toEqual(['This must be an object.'])
})

test('a number that JSON would change is refused at its place', () => {
  const filter = (value: string) =>
    `{"record_selector":{"type":"filter_tree","filter_tree":{"and":[{"filter":{"type":"number",` +
    `"column_id":"status_code","operator":"between","value":[${value}]}}]}}}`
  expect(errorsOf(filter('1,9007199254740993'))).toEqual([
    'record_selector › filter_tree › and › 1 › filter › value › 2: 9007199254740993 has too many digits for a number and would become 9007199254740992.',
  ])
  expect(errorsOf(filter('-1e400,1e-400'))).toHaveLength(2)
  expect(errorsOf(filter('0.1,9007199254740992'))).toEqual([])
})

test('a request that is too large for a link is refused at its place', () => {
  const long = 'x'.repeat(5_000)
  expect(errorsOf({ ...request, file_name: long, column_ids: [long] })).toEqual([
    'file_name: A file name can have up to 4,096 characters.',
    'column_ids: A column ID can have up to 4,096 characters.',
  ])
  const column_ids = Array.from({ length: 10_001 }, (_, index) => `c${index}`)
  expect(errorsOf({ ...request, column_ids })).toEqual([
    'column_ids: An export can have up to 10,000 columns.',
  ])
  expect(errorsOf('$'.repeat(9_000_000))).toEqual([
    'A request can have up to 8 MB. This text is larger.',
  ])
})

test('ids with look-alike characters are read as in the paste box', () => {
  const odd = other.replaceAll('-', '\u2011').replace('1d', '\u200b１d')
  const selector = { type: 'record_ids', record_ids: [queue, odd] }
  expect(opened(JSON.stringify({ record_selector: selector })).record_ids_text).toBe(
    `${queue}\n${other}`,
  )
  const filter = { type: 'id', column_id: 'id', operator: 'one_of', value: [odd, 'no id\u200b'] }
  const byTree = { record_selector: { type: 'filter_tree', filter_tree: { filter } } }
  const result = requestOf(opened(JSON.stringify(byTree)), nothingKnown)
  expect(result.request?.record_selector).toEqual({
    type: 'filter_tree',
    filter_tree: { filter: { ...filter, value: [other, 'no id\u200b'] } },
  })
  expect(
    errorsOf({ record_selector: { ...selector, record_ids: [`${odd.slice(0, -1)}x`] } }),
  ).toEqual(['record_selector › record_ids › 1: This isn’t an ID. IDs are UUIDs.'])
})

const json = JSON.stringify(byIds)

test.each([
  [`curl -sX POST ${url} -d '${json}'`, other],
  [
    `curl -fsSo file ${url.replaceAll('-', '\u2011').toUpperCase().replace('ANNOTATION_QUEUES', 'annotation_queues')} -d '${json}'`,
    other,
  ],
  [`curl -w '%{http_code}' --url=${url} -d '${json}'`, other],
  [`\`\`\`bash\ncurl ${url} -d '${json}'\n\`\`\``, other],
  [`\ufeff${json}`, queue],
  [`curl -d '${json}' "$BASE/v2/annotation_queues/\${QUEUE:?}/records/export"`, queue],
])('a request opens only on the queue that it names: %s', (text, expected) => {
  const single = text.replaceAll("it's", 'its')
  expect(opened(single).queue_id).toBe(expected)
})

test('an address without a queue is refused, also with an open queue', () => {
  const none = expect.stringContaining('no queue address')
  const body = JSON.stringify(byIds).replaceAll("'", '')
  expect(errorsOf(`curl -d '${body}'`)).toEqual([none])
  expect(errorsOf(`curl "$URL" -d '${body}'`)).toEqual([none])
  expect(errorsOf(`curl https://example.com/x -d '${body}'`)).toEqual([none])
  expect(errorsOf(`curl ${url.replace(other, 'weekly')} -d '${body}'`)).toEqual([
    expect.stringContaining('no queue ID'),
  ])
})

test('the error of a pasted text is reported at its place', () => {
  expect(errorsOf('{\n  "redact": true, // why\n}')).toEqual([
    'Line 2, column 19: JSON has no comments.',
  ])
  expect(errorsOf(`curl ${url} -d '{"redact": True}'`)).toEqual([
    'This cURL command doesn’t send valid JSON. Line 1, column 12: Write true, false or null in lower case.',
  ])
  expect(errorsOf(`curl --frobnicate ${url} -d '{}'`)).toEqual([
    'cURL has no option “--frobnicate”. Check the command.',
  ])
  expect(errorsOf(`curl ${url} -d \u2018{}\u2019`)).toEqual([
    'This cURL command has curly quotes, which chat tools often add. Replace them with straight ones.',
  ])
})

test('flat JSONL is read from JSON and from cURL and survives a round trip', () => {
  const flat = {
    ...request,
    export_format: 'jsonl_flat',
    column_ids: null,
    export_computed_metrics_only: false,
  } as const
  const subject = { request: flat, url, sign_in: 'access_token', file_name: 'x' } as const
  for (const language of ['json', 'curl'] as const) {
    const read = opened(requestCode(language, subject))
    expect(read.export_format).toBe('jsonl_flat')
    expect(requestOf(read, nothingKnown).request).toEqual(flat)
  }
  const unknown = readRequestText(JSON.stringify({ ...flat, export_format: 'xml' }), queue)
  expect(unknown.errors).toEqual([
    { where: 'export_format', message: 'This must be csv, jsonl or jsonl_flat.' },
  ])
})
