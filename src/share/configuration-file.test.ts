import { fileOf, presetOf } from './with-ids.test-support.ts'
import { expect, test } from 'vitest'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { readConfigurationFile } from './configuration-file.ts'
import { writePresetFile } from './preset-file.ts'

const ids = Array.from(
  { length: 5000 },
  (_, index) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
)
const configuration = {
  ...emptyConfiguration('fe48ef63-1e56-4408-8465-3cde776200b5'),
  selector: 'record_ids',
  record_ids_text: ids.join('\n'),
  file_name: 'weekly',
} as const

test('a file has room for any number of ids, unlike a link', () => {
  const read = readConfigurationFile(fileOf('weekly', configuration))
  expect(read).toMatchObject({
    configuration: { ...configuration, filter_tree: { and: [] } },
    notices: [],
  })
})

test('a file opens with redaction on, and a notice says so', () => {
  const text = fileOf('weekly', { ...configuration, redact: false })
  const read = readConfigurationFile(text)
  expect(read).toMatchObject({ configuration: { redact: true } })
  expect('notices' in read && read.notices).toHaveLength(1)
})

test('the first of several opens, and a notice counts the others', () => {
  const preset = presetOf(configuration)
  const text = writePresetFile([
    { name: 'a', preset },
    { name: 'b', preset },
  ])
  const read = readConfigurationFile(text)
  expect('notices' in read && read.notices).toEqual([
    'The file has 1 more. Import it under Presets to get all of them.',
  ])
})

test.each(['', '{}', '[1]', '{"winnow":1,"presets":[]}', '{"winnow":2,"presets":[]}'])(
  'anything else is an error: %s',
  (text) => {
    expect(readConfigurationFile(text)).toEqual({ error: expect.stringMatching(/\.$/) as string })
  },
)

test.each([
  ['\uFEFF', ''],
  ['', '\n-- \nAda Example, example.com\n'],
  ['```json\n', '```\n'],
  ['Here it is:\r\n', '\u0000'],
])('text before and after the JSON is ignored: %j, %j', (before, behind) => {
  const text = fileOf('weekly', configuration)
  expect(readConfigurationFile(before + text + behind)).toEqual({
    ...readConfigurationFile(text),
    configuration: expect.objectContaining({
      record_ids_text: configuration.record_ids_text,
    }) as unknown,
  })
})

test('a file that is cut off opens nothing', () => {
  const text = fileOf('weekly', { ...configuration, record_ids_text: ids[0] ?? '' })
  for (let length = 0; length < text.trimEnd().length; length += 1) {
    expect(readConfigurationFile(text.slice(0, length))).toHaveProperty('error')
  }
})
