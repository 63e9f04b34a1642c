import { createStore, del, delMany, entries, get, set } from 'idb-keyval'
import { z } from '#domain/contract/zod.ts'
import type { PackedPreset } from '#share/pack-preset.ts'

const entrySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Null where it was made for no queue. */
  queue_id: z.string().nullable(),
  /** Null where nobody knew it. */
  queue_name: z.string().nullable(),
  /** What it exports, as it was said when it was saved. */
  sentence: z.string(),
  /** ISO 8601. */
  saved_at: z.string(),
})
/** A preset as the list shows it. */
export type PresetEntry = Readonly<z.output<typeof entrySchema>>

const presetSchema: z.ZodType<PackedPreset> = z.object({
  packed: z.string(),
  record_ids: z.array(z.string()),
})

export const maxPresets = 200

export type PresetPage = {
  readonly entries: readonly PresetEntry[]
  /** The names in the browser of those that this version cannot read. */
  readonly unreadable: readonly string[]
}

/** The presets of one person at one service, in this browser. */
export type Presets = {
  /** Names the person and the service. */
  readonly owner: readonly string[]
  /** In the order of their names. */
  readonly list: () => Promise<PresetPage>
  /** What a preset keeps, with up to 100 000 ids; null where it is not there any more. */
  readonly open: (id: string) => Promise<{ entry: PresetEntry; preset: PackedPreset } | null>
  /** Adds a preset, or replaces the one with its id. */
  readonly save: (entry: PresetEntry, preset: PackedPreset) => Promise<void>
  /** Changes what the list shows of a preset. */
  readonly change: (entry: PresetEntry) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly removeUnreadable: () => Promise<void>
}

/** Opens the presets of a connection's user, named by its session's key. */
export function openPresets(owner: readonly string[]): Presets {
  const who = `${owner.join('.')} `
  const listed = createStore('winnow-presets', 'entries')
  const kept = createStore('winnow-preset-configurations', 'configurations')
  const list = async (): Promise<PresetPage> => {
    const all = (await entries<string>(listed)).filter(([key]) => key.startsWith(who))
    const read = all.map(([key, entry]) => ({ key, entry: entrySchema.safeParse(entry).data }))
    return {
      entries: read
        .flatMap(({ entry }) => entry ?? [])
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
      unreadable: read.flatMap(({ key, entry }) => (entry ? [] : [key])),
    }
  }
  return {
    owner,
    list,
    open: async (id) => {
      const entry = entrySchema.safeParse(await get(who + id, listed)).data
      const preset = presetSchema.safeParse(await get(who + id, kept)).data
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
    removeUnreadable: async () => {
      const { unreadable } = await list()
      await delMany([...unreadable], listed)
      await delMany([...unreadable], kept)
    },
  }
}
