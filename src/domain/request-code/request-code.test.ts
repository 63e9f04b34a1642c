import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodeSubject } from './code-subject.ts'
import type { ExportRequest, FilterTree } from '#domain/contract/contract.ts'
import { readCurl } from '#domain/pasted/read-curl.ts'
import { requestCode, type CodeLanguage } from './request-code.ts'
import { shownCode } from './shown-code.ts'

const url = 'http://127.0.0.1:4173/v2/annotation_queues/q/records/export'
const textFilter = (value: string | string[]): FilterTree => ({
  filter: { type: 'text', column_id: 'input', operator: 'one_of', value, case_sensitive: true },
})
const byTree = (filter_tree: FilterTree, rest: Partial<ExportRequest> = {}): CodeSubject => ({
  request: {
    column_ids: null,
    export_format: 'csv',
    redact: true,
    file_name: null,
    export_computed_metrics_only: false,
    record_selector: { type: 'filter_tree', filter_tree },
    ...rest,
  },
  url,
  sign_in: 'key',
  file_name: 'weekly.csv',
})
const id = (index: number) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
const byIds = (count: number): CodeSubject => {
  const subject = byTree({ and: [] })
  const record_ids = Array.from({ length: count }, (_, index) => id(index))
  return {
    ...subject,
    request: { ...subject.request, record_selector: { type: 'record_ids', record_ids } },
  }
}

/** Reads a Python raw string, which ends at the first three quotes without a backslash before them. */
function pythonRequest(code: string): string {
  const from = code.indexOf('r"""') + 4
  let at = from
  while (!code.startsWith('"""', at)) at += code[at] === '\\' ? 2 : 1
  return code.slice(from, at)
}
const between = (text: string, start: string, end: string): string => {
  const from = text.indexOf(start) + start.length
  return text.slice(from, text.indexOf(end, from))
}
/** The request in a code, parsed as its language does. */
const requestIn: Record<CodeLanguage, (code: string) => unknown> = {
  json: (code) => JSON.parse(code),
  curl: (code) => JSON.parse(readCurl(code)?.body ?? ''),
  python: (code) => JSON.parse(pythonRequest(code)),
  typescript: (code) => JSON.parse(between(code, 'const request = ', '\n\nasync function')),
}
const languages = Object.keys(requestIn) as CodeLanguage[]

const hostileTexts = [
  "it's",
  '"""',
  "'''",
  '\\',
  '\\"',
  '""',
  '$(rm -rf /)`id`${x}',
  'a\nJSON\nb',
  '\u0000\u2028\u202e\ud800',
  '😀',
  '`${',
  '!!',
]
const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.array(fc.constantFrom(...hostileTexts, '"', "'", '{', '\n')).map((parts) => parts.join('')),
  fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
)

describe.each(languages)('%s', (language) => {
  test('any request can be read back from the code', () => {
    fc.assert(
      fc.property(fc.array(anyText), anyText, fc.boolean(), (values, name, is_long) => {
        const subject = byTree({ and: [textFilter(values), { not: textFilter(name) }] })
        const request = { ...subject.request, file_name: name, column_ids: values }
        const code = requestCode(language, { ...subject, request, is_long })
        expect(requestIn[language](code)).toEqual(request)
      }),
    )
  })

  test('100 000 ids are all in the code, and the screen says how many it hides', () => {
    const subject = byIds(100_000)
    const code = requestCode(language, subject)
    expect(requestIn[language](code)).toEqual(subject.request)
    const shown = shownCode(language, subject)
    expect(shown).toContain(id(99))
    expect(shown).not.toContain(id(100))
    expect(shown).toContain('… 99,900 more record IDs, included when you copy …')
    expect(() => requestIn[language](shown)).toThrow()
    // The code around the request is the same.
    expect(code.startsWith(shown.slice(0, shown.indexOf(id(0))))).toBe(true)
    const end = shown.slice(shown.lastIndexOf(' …\n') + 3)
    expect(code.trimEnd().endsWith(end)).toBe(true)
  })

  test('a large tree is cut in its middle, and a small request is not', () => {
    const leaves = Array.from({ length: 1_000 }, (_, index) => textFilter(`value ${index}`))
    const shown = shownCode(language, byTree({ or: leaves }))
    expect(shown.split('\n').length).toBeLessThan(250)
    expect(shown).toMatch(/… [\d,]+ more lines, included when you copy …/)
    const small = byTree(textFilter('one'))
    expect(shownCode(language, small)).toBe(requestCode(language, small).trimEnd())
  })

  test('unseen characters are written as escapes', () => {
    const code = requestCode(language, byTree(textFilter('a\u202eb\u2028c\ufeff')))
    expect(code).toContain(String.raw`a\u202eb\u2028c\ufeff`)
  })
})

test('the address and the file of a cURL command are single words', () => {
  const hostile = byTree({ and: [] })
  const code = requestCode('curl', {
    ...hostile,
    url: `${url}?a='b'&c=$(d)`,
    file_name: "-it's.csv",
  })
  expect(readCurl(code)?.url).toBe(`${url}?a='b'&c=$(d)`)
  expect(code).toContain(String.raw`mv -f './-it'\''s.csv.incomplete' './-it'\''s.csv'`)
})

test('a tree whose indentation makes it too large is on one line', () => {
  let deep: FilterTree = { or: Array.from({ length: 5_000 }, () => textFilter('x'.repeat(50))) }
  for (let level = 0; level < 97; level += 1) deep = { not: deep }
  const json = requestCode('json', byTree(deep))
  expect(json.trim()).not.toContain('\n')
})

test.each(['curl', 'python', 'typescript'] as const)(
  '%s sends a key under both names, an access token under its own, out of one variable',
  (language) => {
    const subject = byTree({ and: [] })
    const withKey = requestCode(language, subject)
    const withToken = requestCode(language, { ...subject, sign_in: 'access_token' })
    const sent = (code: string) => code.match(/(?<=["'])[A-Za-z-]+(?=['"]?: (?:credential|\$))/g)
    const read = (code: string) => new Set(code.match(/\b[A-Z]+_[A-Z_]+\b/g))
    expect(sent(withKey)).toEqual(['Splunk-AO-API-Key', 'Galileo-API-Key'])
    expect(read(withKey)).toEqual(new Set(['GALILEO_API_KEY']))
    expect(sent(withToken)).toEqual(['X-SF-Token'])
    expect(read(withToken)).toEqual(new Set(['SPLUNK_ACCESS_TOKEN']))
  },
)
