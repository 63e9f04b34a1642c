import { z } from '#domain/contract/zod.ts'
import { maxRecordIds } from '#domain/contract/contract.ts'
import { canonicalUuid, uuidVersion, type Uuid } from '#domain/contract/uuid.ts'
import { isBounded, isBoundedJson } from './bounds.ts'
import { jsonInOrder } from './json-in-order.ts'
import { packConfiguration } from './pack-configuration.ts'
import { packPreset, type PackedPreset } from './pack-preset.ts'
import { parseJson } from './parse-json.ts'
import { unpackValue } from './unpack-configuration.ts'

/** A preset in a file. */
export type NamedPreset = { readonly name: string; readonly preset: PackedPreset }

/** The version of the file: `{ "winnow": 1, "presets": [{ name, configuration }] }`. */
const fileVersion = 1
export const maxPresetName = 120
/** The most presets read from one file; a browser saves fewer. */
const maxListed = 1_000

/** Writes presets as a file. A configuration has the form of a link, with its record ids as a list. */
export function writePresetFile(presets: readonly NamedPreset[]): string {
  const written = presets.map(({ name, preset: { packed, record_ids } }) => ({
    name,
    configuration: {
      ...(JSON.parse(packed) as object),
      ...(record_ids.length > 0 ? { record_ids } : {}),
    },
  }))
  return `${JSON.stringify({ winnow: fileVersion, presets: written }, null, 2)}\n`
}

export type ReadPresetFile = {
  readonly presets: readonly NamedPreset[]
  /** What could not be read or was changed, as sentences. */
  readonly notes: readonly string[]
  /** Number of presets that were left out. */
  readonly unreadable: number
}

const fileSchema = z.object({ winnow: z.int(), presets: z.array(z.unknown()) })
const presetSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(maxPresetName)),
  configuration: z.record(z.string(), z.unknown()),
})
const idsSchema = z._default(z.array(z.string()).check(z.maxLength(maxRecordIds)), [])

/**
 * Reads the text of a preset file. Never throws. A preset with an unknown part is left out and named,
 * and the others are read. As in links, redaction is always on.
 */
export function readPresetFile(text: string): ReadPresetFile {
  const file = fileSchema.safeParse(parseJson(ownText(text)))
  if (!file.success)
    return { presets: [], notes: ['This isn’t a Winnow preset file.'], unreadable: 0 }
  if (file.data.winnow !== fileVersion) {
    const note = `This file was made by another version of Winnow (file format ${file.data.winnow}). Update Winnow to read it.`
    return { presets: [], notes: [note], unreadable: 0 }
  }
  const presets: NamedPreset[] = []
  const notes: string[] = []
  const { presets: listed } = file.data
  if (listed.length > maxListed) {
    const most = maxListed.toLocaleString('en')
    notes.push(
      `The file has ${listed.length.toLocaleString('en')} presets. Only the first ${most} were imported.`,
    )
  }
  for (const [index, given] of listed.slice(0, maxListed).entries()) {
    const read = readPreset(given)
    if (typeof read === 'string') {
      notes.push(`${nameOf(given, index)} was left out: ${read}`)
      continue
    }
    if (read.isUnredacted) {
      notes.push(`${nameOf(given, index)} was made with redaction off. Redaction is on here.`)
    }
    presets.push(read.named)
  }
  if (file.data.presets.length === 0) notes.push('This file has no presets.')
  return { presets, notes, unreadable: listed.length - presets.length }
}

/** Mail and chat tools may add text before and after the JSON. */
const ownText = (text: string): string => text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)

const nameOf = (given: unknown, index: number): string => {
  const named = z.object({ name: z.string().check(z.trim(), z.minLength(1)) }).safeParse(given)
  return named.success ? `“${named.data.name.slice(0, maxPresetName)}”` : `Preset ${index + 1}`
}

const tooLarge = 'it’s larger than Winnow can open.'

type Read = { readonly named: NamedPreset; readonly isUnredacted: boolean }

/** The preset, or why it cannot be read. */
function readPreset(given: unknown): Read | string {
  const read = presetSchema.safeParse(given)
  if (!read.success) {
    const isNamed = read.error.issues.every(({ path }) => path[0] !== 'name')
    return isNamed
      ? 'it has no configuration.'
      : `its name must have 1 to ${maxPresetName} characters.`
  }
  const { name, configuration } = read.data
  const { record_ids: ids, ...packed } = configuration
  if (!isBoundedJson(packed)) return tooLarge
  const unpacked = unpackValue(packed)
  if (unpacked === null) return 'its configuration can’t be read.'
  if (!isBounded(unpacked)) return tooLarge
  // The reader drops unknown parts, and without them other records would be selected.
  if (jsonInOrder(packConfiguration(unpacked)) !== jsonInOrder(packed)) {
    return 'its configuration has parts that this version doesn’t know.'
  }
  const record_ids = readIds(ids)
  if (record_ids === null) return 'its record IDs can’t be read.'
  const preset = packPreset({ ...unpacked, redact: true }, record_ids)
  return { named: { name, preset }, isUnredacted: !unpacked.redact }
}

function readIds(given: unknown): readonly Uuid[] | null {
  const read = idsSchema.safeParse(given)
  if (!read.success) return null
  const ids = read.data.map((text) => {
    const id = canonicalUuid(text)
    return id !== null && uuidVersion(id) === 4 ? id : null
  })
  return ids.every((id) => id !== null) ? ids : null
}
