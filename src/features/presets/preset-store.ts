import { createKeyedStore, createTable } from '#api/browser-table.ts'
import { z } from '#domain/contract/zod.ts'
import type { PackedPreset } from '#share/pack-preset.ts'

const entrySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Null for a preset without a queue. */
  queue_id: z.nullable(z.string()),
  queue_name: z.nullable(z.string()),
  sentence: z.string(),
  /** ISO 8601. */
  saved_at: z.string(),
})
export type PresetEntry = Readonly<z.output<typeof entrySchema>>

const presetSchema: z.ZodMiniType<PackedPreset> = z.object({
  packed: z.string(),
  record_ids: z.array(z.string()),
})

export const maxPresets = 200

export type PresetPage = {
  readonly entries: readonly PresetEntry[]
  /** Presets that this version cannot read. */
  readonly unreadable: number
}

export type Presets = {
  readonly owner: readonly string[]
  readonly list: () => Promise<PresetPage>
  /** A preset with up to 100 000 ids; null if it is missing or unreadable. */
  readonly open: (id: string) => Promise<{ entry: PresetEntry; preset: PackedPreset } | null>
  readonly save: (entry: PresetEntry, preset: PackedPreset) => Promise<void>
  readonly change: (entry: PresetEntry) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly removeUnreadable: () => Promise<void>
}

export function createPresets(owner: readonly string[]): Presets {
  const prefix = `${owner.join('.')} `
  const listed = createTable(createKeyedStore('winnow-presets', 'entries'), {
    version: 1,
    schema: entrySchema,
  })
  const packed = createTable(createKeyedStore('winnow-preset-configurations', 'configurations'), {
    version: 1,
    schema: presetSchema,
  })
  return {
    owner,
    list: async () => {
      const entries = [...(await listed.all(prefix)).values()].toSorted((a, b) =>
        a.name.localeCompare(b.name, 'en', { numeric: true }),
      )
      return { entries, unreadable: listed.unreadable(prefix).length }
    },
    open: async (id) => {
      const entry = await listed.get(prefix + id)
      const preset = await packed.get(prefix + id)
      return entry.state === 'found' && preset.state === 'found'
        ? { entry: entry.value, preset: preset.value }
        : null
    },
    save: async (entry, preset) => {
      await packed.set(prefix + entry.id, preset)
      await listed.set(prefix + entry.id, entry)
    },
    change: (entry) => listed.set(prefix + entry.id, entry),
    remove: async (id) => {
      await listed.remove([prefix + id])
      await packed.remove([prefix + id])
    },
    removeUnreadable: async () => {
      await listed.removeUnreadable(prefix)
      await packed.removeUnreadable(prefix)
    },
  }
}
