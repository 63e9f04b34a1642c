import { expect, test } from 'vitest'
import { emptyConfiguration } from './configuration.ts'
import { isExact, isLongForm, readDecimal } from '#domain/text/decimal.ts'
import { describeExport } from './describe.ts'
import { formatDate } from './describe-tree.ts'
import { parseExactRequest } from '#domain/text/exact-json.ts'
import { fileHead } from './file-head.ts'
import { contentDisposition, exportFileName } from '#domain/contract/export-file-name.ts'
import { kebabCase } from '#domain/text/kebab-case.ts'
import { planFileName } from './file-name.ts'
import { fillFileName } from './file-name-tokens.ts'
import { finishFilter } from './finish-filter.ts'
import { slowTexts, type Frame } from '#domain/testing/growth.test-support.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { outOfFence, parsePastedJson } from '#domain/pasted/json-text.ts'
import { plainUuid } from '#domain/record-ids/plain-text.ts'
import { readRequestText } from '#domain/pasted/read-request-text.ts'
import { readIdText } from '#domain/record-ids/record-ids.ts'
import { withoutWords } from '#domain/record-ids/record-ids-edit.ts'
import { repeatedKey } from '#domain/pasted/repeated-key.ts'
import { quotedText } from '#domain/request-code/request-json.ts'
import { splitChoices } from '#domain/pasted/split-values.ts'
import { readTypedInstant } from '#domain/pasted/typed-instant.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'

const at = new Date(0)
const format = 'csv'
const id = '00000000-0000-4000-8000-000000000000'
const json: readonly Frame[] = [
  ['{"a":"', '"}'],
  ['[', ']'],
]
const commands: readonly Frame[] = [
  ['curl ', ''],
  ['curl -d "', '"'],
  ["curl -d '", ''],
  ["curl $'", ''],
  ['curl -d @- <<', ''],
  ['curl ^"', ''],
  ['curl \t^\n', ''],
  ['curl \t`\n', ''],
  ['curl \t`\n "', ''],
]
const exact = (text: string) => {
  try {
    return [parseExactRequest(text), repeatedKey(text)]
  } catch {
    return null
  }
}
const withoutFirst = (text: string) =>
  withoutWords(text, readIdText(text).words, { words: new Set([0]) })
const described = (text: string) =>
  describeExport(
    {
      ...emptyConfiguration(),
      filter_tree: {
        key: '',
        filter: { type: 'text', column_id: text, operator: 'one_of', value: [text, text] },
      },
      column_ids: [text],
    },
    { columns: null, members: null, time_zone: 'UTC', record_id_count: 0 },
  )
const finished = (value: string) =>
  finishFilter({ type: 'number', column_id: value, operator: 'eq', value }, null, null)

/** All functions that read typed, pasted or sent text, with hostile inputs. */
const readers: Readonly<
  Record<string, readonly [read: (text: string) => unknown, around?: readonly Frame[]]>
> = {
  'file name': [
    (text) => contentDisposition(exportFileName({ requested: text, queue_name: '', format, at })),
  ],
  'name of a queue': [
    (text) => exportFileName({ requested: '', queue_name: text, format, at }) + kebabCase(text),
  ],
  'planned file name': [
    (text) =>
      planFileName(
        { file_name: text, export_format: format, redact: false },
        { queue_name: text, at, count: null },
      ),
  ],
  'tokens of a file name': [
    (text) => fillFileName(text, { queue_name: text, format, redact: true, at, count: null }),
  ],
  decimal: [
    (text) => [readDecimal(text), isExact(text), isLongForm(text)],
    [
      ['1e', ''],
      ['0.', '1'],
    ],
  ],
  date: [(text) => [parseInstant(text), formatDate(text, 'UTC')], [['2026-03-01T00:00:00.', 'Z']]],
  'typed date': [(text) => readTypedInstant(text, 'UTC'), [['1 Mar 2026, ', '']]],
  'JSON with its numbers': [exact, [...json, ['{"a":1e', '}']]],
  'code block': [outOfFence, [['```\n', '\n```']]],
  'pasted JSON': [parsePastedJson, json],
  'request or command line': [(text) => readRequestText(text, null), [...json, ...commands]],
  'record ids': [withoutFirst, [[id, id]]],
  'one id': [(text) => [canonicalUuid(text), plainUuid(text)], [['{', '}']]],
  choices: [splitChoices(new Set(['a', 'a, b', '"', '0,0']))],
  'text in code': [quotedText],
  'head of a file': [(text) => fileHead(text, format, 1_000_000)],
  sentence: [described],
  'number of a filter': [finished],
}

test.each(Object.entries(readers))('reading takes linear time: %s', async (_, [read, around]) => {
  expect(await slowTexts(read, around)).toEqual([])
})
