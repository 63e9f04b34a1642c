import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRecord, type QueueRecord } from './check-record.ts'
import { compactJson, objectText } from './json-text.ts'
import { labelledFolder } from '#server/testing/labelled-folder.test-support.ts'
import { drawnLine, template } from './logged-text.test-support.ts'
import { plainLines } from './plain-lines.test-support.ts'
import { wholeLines } from './record-lines.ts'
import { recordRow } from './record-row.ts'
import { misplacedRedaction } from './redaction.ts'

const folder = labelledFolder('the-queue', 'Lines', template)
const scorer = {
  keys: new Map([
    ['right', 'right'],
    ['correctness', 'right'],
    ['7', '7'],
    ['', ''],
    ['other', 'other'],
  ]),
  enabled: new Set(['right', '7', '']),
}

const context = { folder, columns: [], scorer, asked_to_rate: [], keeps_aggregates: false }

function linesOf(text: string): { lines: (string | null)[]; ending: string } | null {
  const checked = checkRecord(JSON.parse(text))
  if ('reason' in checked) return null
  if (misplacedRedaction(objectText(text.trimStart()))) return null
  const row = recordRow(1, text, checked.record, context)
  const { plain, redacted, computed, both } = wholeLines(row.lines)
  return {
    lines: [plain, redacted, computed, both],
    ending: `,"annotation_queue_ids":["the-queue"]`,
  }
}

const head = `{"id":"00000000-0000-4000-8000-000000000001","type":"trace","created_at":"2026-01-01T00:00:00Z"`

test('the lines of any record equal the naive implementation, and are valid JSON on one line', () => {
  fc.assert(
    fc.property(fc.oneof(drawnLine, drawnLine.map(compactJson)), (text) => {
      const made = linesOf(text)
      fc.pre(made !== null)
      expect(made.lines).toEqual(plainLines(text, scorer, made.ending))
      for (const line of made.lines.filter((one) => typeof one === 'string')) {
        expect(line).not.toMatch(/[\u0085\u2028\u2029]/)
        expect(() => void JSON.parse(`${line}}`)).not.toThrow()
      }
    }),
    { numRuns: 400 },
  )
})

test('common parts of the forms are stored once', () => {
  const text =
    `${head},"input":"open","output":null,"redacted_output":null,"redacted_input":"hidden","name":"n",` +
    `"metric_info":{"right":{"status_type":"success","value":1},"wrong":{"value":2}},"tags":["a"]}`
  const { record } = checkRecord(JSON.parse(text)) as { record: QueueRecord }
  const { lines } = recordRow(1, text, record, context)
  expect(lines).toEqual({
    head,
    first: {
      plain: `,"input":"open","output":null,"redacted_output":null,"redacted_input":"hidden"`,
      redacted: `,"input":"hidden","output":null`,
      computed: null,
      both: null,
    },
    between: ',"name":"n"',
    second: {
      plain: `,"metric_info":{"right":{"status_type":"success","value":1},"wrong":{"value":2}}`,
      redacted: null,
      computed: `,"metric_info":{"right":{"status_type":"success","value":1}}`,
      both: null,
    },
    tail: `,"tags":["a"],"annotation_queue_ids":["the-queue"]`,
  })
})

test('a member with an empty name stays in a redacted record', () => {
  const made = linesOf(`${head},"":1,"input":"open","redacted_input":"hidden"}`)
  expect(made?.lines[1]).toBe(`${head},"":1,"input":"hidden"${made?.ending}`)
})

test('a key keeps its escaped line separator when a line is rewritten', () => {
  const made = linesOf(`${head},"a\u2028b":1,"output":"open","redacted_output":"hidden"}`)
  expect(made?.lines[1]).toBe(`${head},"a\\u2028b":1,"output":"hidden"${made?.ending}`)
})
