import { createStore, del, entries, get, set } from 'idb-keyval'
import type { PackedPreset } from '#share/pack-preset.ts'

/** A preset as the list shows it. */
export type PresetEntry = {
  readonly id: string
  readonly name: string
  /** Null where it was made for no queue. */
  readonly queue_id: string | null
  /** Null where nobody knew it. */
  readonly queue_name: string | null
  /** What it exports, as it was said when it was saved. */
  readonly sentence: string
  /** ISO 8601. */
  readonly saved_at: string
}

export const maxPresets = 200

/** The presets of one person at one service, in this browser. */
export type Presets = {
  /** Names the person and the service. */
  readonly owner: readonly string[]
  /** In the order of their names. */
  readonly list: () => Promise<readonly PresetEntry[]>
  /** What a preset keeps, with up to 100 000 ids; null where it is not there any more. */
  readonly open: (id: string) => Promise<{ entry: PresetEntry; preset: PackedPreset } | null>
  /** Adds a preset, or replaces the one with its id. */
  readonly save: (entry: PresetEntry, preset: PackedPreset) => Promise<void>
  /** Changes what the list shows of a preset. */
  readonly change: (entry: PresetEntry) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

/** Opens the presets of a connection's user, named by its session's key. */
export function openPresets(owner: readonly string[]): Presets {
  const who = `${owner.join('.')} `
  const listed = createStore('winnow-presets', 'entries')
  const kept = createStore('winnow-preset-configurations', 'configurations')
  return {
    owner,
    list: async () => {
      const all = await entries<string, PresetEntry>(listed)
      return all
        .filter(([key]) => key.startsWith(who))
        .map(([, entry]) => entry)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    },
    open: async (id) => {
      const entry = await get<PresetEntry>(who + id, listed)
      const preset = await get<PackedPreset>(who + id, kept)
      return entry && preset ? { entry, preset } : null
    },
    save: async (entry, preset) => {
      await set(who + entry.id, preset, kept)
      await set(who + entry.id, entry, listed)
    },
    change: (entry) => set(who + entry.id, entry, listed),
    remove: async (id) => {
      await del(who + id, listed)
      await del(who + id, kept)
    },
  }
}
