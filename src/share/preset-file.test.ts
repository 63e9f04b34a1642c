import { presetOf } from './with-ids.test-support.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { draftNode } from '#domain/testing/draft-node.test-support.ts'
import { withNewKeys } from '#domain/filter-tree/draft-nodes.ts'
import { maxPresetName, readPresetFile, writePresetFile } from './preset-file.ts'
import { unpackPreset } from './unpack-preset.ts'

const configuration: fc.Arbitrary<Configuration> = fc.record({
  queue_id: fc.option(fc.uuid({ version: 4 })),
  selector: fc.constantFrom('filter_tree', 'record_ids'),
  filter_tree: draftNode,
  filter_json: fc.constant(null),
  record_ids_text: fc
    .uniqueArray(fc.uuid({ version: 4 }), { maxLength: 5 })
    .map((ids) => ids.join(' and ')),
  export_format: fc.constantFrom('csv', 'jsonl'),
  column_ids: fc.option(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 })),
  redact: fc.constant(true),
  export_computed_metrics_only: fc.boolean(),
  file_name: fc.string({ unit: 'binary' }),
})

test('a preset unpacks to its configuration and packs to the same preset', () => {
  fc.assert(
    fc.property(configuration, (given) => {
      const preset = presetOf(given)
      const opened = unpackPreset(preset)
      expect(opened && presetOf(opened)).toEqual(preset)
    }),
  )
})

test('keys and collapsed groups do not change a preset; muted nodes do', () => {
  fc.assert(
    fc.property(configuration, (given) => {
      const { filter_tree } = given
      const packed = (tree: typeof filter_tree) => presetOf({ ...given, filter_tree: tree })
      const collapsed = { ...withNewKeys(filter_tree), collapsed: true }
      expect(packed(collapsed)).toEqual(packed(filter_tree))
      expect(packed({ ...filter_tree, muted: !filter_tree.muted })).not.toEqual(packed(filter_tree))
    }),
  )
})

test('a file reads back all its presets', () => {
  const name = fc
    .string({ minLength: 1, maxLength: maxPresetName })
    .filter((text) => text === text.trim())
  fc.assert(
    fc.property(fc.array(fc.record({ name, configuration }), { minLength: 1 }), (given) => {
      const presets = given.map((one) => ({
        name: one.name,
        preset: presetOf(one.configuration),
      }))
      expect(readPresetFile(writePresetFile(presets))).toEqual({
        presets,
        notes: [],
        unreadable: 0,
      })
    }),
  )
})

test('a file names its format and has its record ids as a list', () => {
  const id = '907a1b2c-0000-4000-8000-000000000001'
  const given = { ...emptyConfiguration('q'), record_ids_text: id, selector: 'record_ids' as const }
  expect(JSON.parse(writePresetFile([{ name: 'Mine', preset: presetOf(given) }]))).toEqual({
    winnow: 1,
    presets: [{ name: 'Mine', configuration: { q: 'q', s: 1, record_ids: [id] } }],
  })
})

const file = (...presets: readonly unknown[]) => JSON.stringify({ winnow: 1, presets })
const notes = (text: string) => readPresetFile(text).notes

test.each(['', 'no JSON', '[]', '{}', '{"winnow":"1","presets":[]}', '{"winnow":1}', 'null'])(
  '%s is no file of presets',
  (text) => {
    expect(readPresetFile(text)).toEqual({
      presets: [],
      notes: ['This isn’t a Winnow preset file.'],
      unreadable: 0,
    })
  },
)

test('an empty file and one of another version say so', () => {
  expect(notes(file())).toEqual(['This file has no presets.'])
  expect(notes('{"winnow":2,"presets":[]}')).toEqual([
    'This file was made by another version of Winnow (file format 2). Update Winnow to read it.',
  ])
})

test('a preset with an unknown part is left out and named, and the others are read', () => {
  const read = readPresetFile(
    file(
      { name: 'Good', configuration: { q: 'a' } },
      { name: ' ', configuration: {} },
      { configuration: {} },
      { name: 'No configuration' },
      { name: 'New key', configuration: { x: 1 } },
      { name: 'Two kinds', configuration: { t: { a: [['t', 'name']], o: [] } } },
      { name: 'No tree', configuration: { t: 'all' } },
      { name: 'No id', configuration: { record_ids: ['907a'] } },
      { name: 'Old id', configuration: { record_ids: ['907a1b2c-0000-1000-8000-000000000001'] } },
      'nothing',
    ),
  )
  expect(read.presets.map(({ name }) => name)).toEqual(['Good'])
  expect(read.notes).toEqual([
    'Preset 2 was left out: its name must have 1 to 120 characters.',
    'Preset 3 was left out: its name must have 1 to 120 characters.',
    '“No configuration” was left out: it has no configuration.',
    '“New key” was left out: its configuration has parts that this version doesn’t know.',
    '“Two kinds” was left out: its configuration has parts that this version doesn’t know.',
    '“No tree” was left out: its configuration can’t be read.',
    '“No id” was left out: its record IDs can’t be read.',
    '“Old id” was left out: its record IDs can’t be read.',
    'Preset 10 was left out: it has no configuration.',
  ])
})

test('presets from a file have redaction on, and a note names those that had it off', () => {
  const { presets, notes: said } = readPresetFile(file({ name: 'Raw', configuration: { r: 0 } }))
  expect(said).toEqual(['“Raw” was made with redaction off. Redaction is on here.'])
  const [raw] = presets
  expect(raw && unpackPreset(raw.preset)?.redact).toBe(true)
})

test('no text makes the reader throw', () => {
  fc.assert(fc.property(fc.json(), (text) => void readPresetFile(file(JSON.parse(text)))))
})
