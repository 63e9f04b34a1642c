import { readFile, stat } from 'node:fs/promises'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { readLink } from '#share/decode-link.ts'
import type { LeftOut } from '#share/left-out.ts'
import { damagedLink, findLink, sharedHash } from '#share/link-text.ts'
import { readPresetFile } from '#share/preset-file.ts'
import { leftOutNotices } from '#share/unpack-left-out.ts'
import { unpackPreset } from '#share/unpack-preset.ts'
import { problem } from './exit-codes.ts'
import * as words from './words.ts'

export type OpenedSource = {
  readonly configuration: Configuration
  /** What is other than in the source, as sentences: redaction is on here. */
  readonly notices: readonly string[]
}

export type Source = {
  /** The origin of a link that is an address. */
  readonly origin: string | null
  /** A link may name a configuration that the server keeps. */
  readonly open: (readShared: (hash: string) => Promise<unknown>) => Promise<OpenedSource>
}

/** @throws Stopped */
export async function readSource(text: string, preset: string | undefined): Promise<Source> {
  if ((await stat(text).catch(() => null))?.isFile()) {
    const opened = openFile(await contentOf(text), preset)
    return { origin: null, open: async () => opened }
  }
  const link = findLink(text)
  if (link === null) throw problem(words.noSource(text))
  if (preset !== undefined) throw problem(words.presetOfLink)
  const origin = /^https?:/i.test(text) && URL.canParse(text) ? new URL(text).origin : null
  if (link.kind === 's') {
    const hash = sharedHash(link)
    if (hash === null) throw problem(damagedLink)
    const open: Source['open'] = async (readShared) =>
      openFile(JSON.stringify(await readShared(hash)), undefined)
    return { origin, open }
  }
  const opened = await openLink(text)
  return { origin, open: async () => opened }
}

async function openLink(text: string): Promise<OpenedSource> {
  const read = await readLink(text)
  if ('error' in read) throw problem(read.error)
  const { configuration, notices, left_out } = read
  const missing = left_out && whatIsMissing(left_out, configuration.selector)
  if (missing !== null) throw problem(missing)
  return { configuration, notices }
}

/** What the export would lack without the texts that the link leaves out; null for nothing. */
function whatIsMissing(left: LeftOut, selector: Configuration['selector']): string | null {
  if (left.has_filter) {
    return 'This link doesn’t include its filter, which is too long for a link. Ask the sender for the export as a file.'
  }
  const needed =
    selector === 'record_ids'
      ? { ...left, has_json: false }
      : { record_ids: null, other_words: 0, has_json: left.has_json }
  return leftOutNotices(needed, selector).join(' ') || null
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw problem(words.unreadableFile(path, words.reasonOf(error)))
  }
}

function openFile(text: string, wanted: string | undefined): OpenedSource {
  const { presets, notes, unreadable } = readPresetFile(text)
  const failed = (message: string) => problem([message, ...notes].filter(Boolean).join(' '))
  const [first] = presets
  if (!first) throw failed('')
  const found = wanted === undefined ? first : presets.find(({ name }) => name === wanted)
  if (!found) throw failed(words.noPreset(wanted ?? ''))
  if (wanted === undefined && presets.length + unreadable > 1) {
    throw failed(words.severalPresets(presets.map(({ name }) => name)))
  }
  const configuration = unpackPreset(found.preset)
  if (configuration === null) throw failed('')
  return { configuration, notices: found === first && presets.length === 1 ? notes : [] }
}
