import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { describeExport } from '#domain/configuration/describe.ts'
import { sentenceText, type DescribeOptions } from '#domain/configuration/describe-tree.ts'
import { kebabCase } from '#domain/text/kebab-case.ts'
import { newUuid } from '#domain/contract/new-uuid.ts'
import { packPreset, type PackedPreset } from '#share/pack-preset.ts'
import { readPresetFile, writePresetFile, type NamedPreset } from '#share/preset-file.ts'
import { unpackPreset } from '#share/unpack-preset.ts'
import { configurationFileEnd } from '#share/configuration-file-end.ts'
import { readTextFile } from '#ui/read-text-file.ts'
import { saveFile } from '#ui/save-file.ts'
import { showToast } from '#ui/show-toast.ts'
import * as texts from './list-words.ts'
import { attempt } from './attempt.ts'
import { freeName } from './preset-names.ts'
import type { ConfigurationWithIds } from '#domain/configuration/configuration-with-ids.ts'
import { maxPresets, type PresetEntry, type Presets } from './preset-store.ts'

/** The queue's names of columns and members. */
export type PresetWords = Omit<DescribeOptions, 'record_id_count'> & {
  readonly queue_id: string | null
  readonly queue_name: string | null
}

/** The presets in this browser. The browser may refuse every action but `list`. */
export function usePresetList(presets: Presets, words: PresetWords) {
  const client = useQueryClient()
  const queryKey = ['presets', ...presets.owner]
  const { data, error } = useQuery({ queryKey, queryFn: presets.list, gcTime: 0, retry: false })
  const changed = () => client.invalidateQueries({ queryKey })

  const entryOf = (
    id: string,
    name: string,
    preset: PackedPreset,
    configuration: Configuration,
  ): PresetEntry => {
    const { queue_id } = configuration
    const isHere = queue_id === words.queue_id
    const known = isHere ? words : { ...words, columns: null, members: null }
    const options = { ...known, record_id_count: preset.record_ids.length, most_leaves: 8 }
    return {
      id,
      name,
      queue_id,
      queue_name: isHere ? words.queue_name : null,
      sentence: sentenceText(describeExport(configuration, options)),
      saved_at: new Date().toISOString(),
    }
  }

  /** With an id, replaces that preset. */
  const save = async (name: string, { configuration, ids }: ConfigurationWithIds, id?: string) => {
    const preset = packPreset(configuration, ids.record_ids)
    const entry = entryOf(id ?? newUuid(), name.trim(), preset, configuration)
    await presets.save(entry, preset)
    await changed()
    return { entry, preset }
  }

  const rename = async (entry: PresetEntry, name: string) => {
    await presets.change({ ...entry, name: name.trim() })
    await changed()
  }

  const remove = async (entry: PresetEntry) => {
    const kept = await presets.open(entry.id)
    await presets.remove(entry.id)
    await changed()
    if (!kept) return
    const restore = async () => {
      await presets.save(kept.entry, kept.preset)
      await changed()
    }
    showToast({
      title: texts.wasDeleted(entry.name),
      action: { label: texts.undo, onClick: () => void attempt(restore()) },
    })
  }

  const exportFile = async (entries: readonly PresetEntry[]) => {
    const kept = await Promise.all(entries.map(({ id }) => presets.open(id)))
    const named = kept.flatMap((one): NamedPreset[] =>
      one ? [{ name: one.entry.name, preset: one.preset }] : [],
    )
    const [only, ...others] = named
    const name = only && others.length === 0 ? kebabCase(only.name) || 'preset' : 'presets'
    const file = new Blob([writePresetFile(named)], { type: 'application/json' })
    saveFile(file, `${name}${configurationFileEnd}`)
  }

  /** Adds the presets of a file; returns their number, and notes about the others. */
  const importFile = async (file: File) => {
    const opened = await readTextFile(file)
    if ('failure' in opened) return { added: 0, notes: [opened.failure] }
    const read = readPresetFile(opened.text)
    const notes = [...read.notes]
    const names = (await presets.list()).entries.map(({ name }) => name)
    let added = 0
    for (const { name, preset } of read.presets) {
      const configuration = unpackPreset(preset)
      if (configuration === null) continue
      if (names.length >= maxPresets) {
        notes.push(texts.skipped(name, tooMany))
        continue
      }
      const free = freeName(name, names)
      try {
        await presets.save(entryOf(newUuid(), free, preset, configuration), preset)
      } catch (refusal) {
        const why = refusal instanceof Error ? refusal.message : String(refusal)
        notes.push(texts.notSavedFrom(name, why))
        break
      }
      if (free !== name) notes.push(texts.renamed(name, free))
      names.push(free)
      added += 1
    }
    await changed()
    return { added, notes }
  }

  const removeUnreadable = async () => {
    await presets.removeUnreadable()
    await changed()
  }

  const list = data?.entries
  const unreadable = data?.unreadable ?? 0
  return { list, unreadable, removeUnreadable, error, save, rename, remove, exportFile, importFile }
}

export type PresetActions = ReturnType<typeof usePresetList>

export const tooMany = texts.mostPresets(maxPresets)
