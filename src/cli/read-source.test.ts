import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { newKey, type DraftNode } from '#domain/filter-tree/draft.ts'
import { readRecordIds } from '#domain/record-ids/record-ids.ts'
import { encodeLink } from '#share/link.ts'
import { readSource } from './read-source.ts'

const queue_id = '5bc8fbbc-bde5-4099-8164-d8399f767c45'
const whole = emptyConfiguration(queue_id)

async function open(changed: Partial<Configuration>) {
  const configuration = { ...whole, ...changed }
  const { fragment } = await encodeLink(configuration, readRecordIds(configuration.record_ids_text))
  const { open: opened } = await readSource(`http://localhost:4173/#${fragment}`, undefined)
  return opened(async () => null)
}

const ids = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `d76d4330-f144-4bea-b0c1-${index.toString(16).padStart(12, '0')}`,
  ).join('\n')

test('a link opens with redaction on, and says so', async () => {
  const { configuration, notices } = await open({ redact: false })
  expect(configuration.redact).toBe(true)
  expect(notices).toEqual([expect.stringContaining('Redaction is on here')])
  expect((await open({ selector: 'record_ids', record_ids_text: ids(3) })).notices).toEqual([])
})

test('a link that lacks part of its export is refused', async () => {
  const long: DraftNode = {
    key: newKey(),
    and: Array.from({ length: 20_000 }, (_, index) => ({
      key: newKey(),
      filter: { type: 'text', column_id: `c${index * 7919}`, operator: 'eq', value: `${index}` },
    })),
  }
  const list = { selector: 'record_ids' } as const
  await expect(open({ filter_tree: long })).rejects.toThrow('doesn’t include its filter')
  await expect(open({ ...list, record_ids_text: ids(4000) })).rejects.toThrow('4,000 record IDs')
  const typo = { ...list, record_ids_text: `${ids(1)}\nd76d4330-f144-4bea-b0c1-00000000000` }
  await expect(open(typo)).rejects.toThrow('couldn’t be read as a record ID')
  await expect(open({ filter_json: '{' })).rejects.toThrow('doesn’t include its JSON')
})

test('what the export does not use may be missing', async () => {
  expect((await open({ record_ids_text: ids(4000) })).configuration.selector).toBe('filter_tree')
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-source-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function openPresets(presets: readonly unknown[], wanted?: string) {
  const path = join(folder, 'w2.presets.json')
  await writeFile(path, JSON.stringify({ winnow: 1, presets }))
  const { open: opened } = await readSource(path, wanted)
  return opened(async () => null)
}
const named = (name: string, configuration: object = { q: queue_id }) => ({ name, configuration })

test('a file with a link’s name is a file; one of several presets is chosen by name', async () => {
  expect((await openPresets([named('a')])).configuration.queue_id).toBe(queue_id)
  const two = [named('a'), named('b', { q: queue_id, n: 'chosen' })]
  expect((await openPresets(two, 'b')).configuration.file_name).toBe('chosen')
  await expect(openPresets(two)).rejects.toThrow('Choose one with --preset: “a”, “b”')
  await expect(openPresets(two, 'c')).rejects.toThrow('no preset “c”')
})

test('a preset that this version cannot read is never replaced by another', async () => {
  const newer = named('newer', { q: queue_id, zz: 1 })
  await expect(openPresets([newer, named('b')])).rejects.toThrow('“newer” was left out')
  await expect(openPresets([newer, named('b')], 'newer')).rejects.toThrow('“newer” was left out')
  await expect(openPresets([newer])).rejects.toThrow('doesn’t know')
})
