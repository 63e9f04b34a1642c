import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { packPreset } from './pack-preset.ts'
import { readPresetFile, writePresetFile } from './preset-file.ts'
import { unpackPreset } from './unpack-preset.ts'

/** Writes a configuration as the text of a preset file with one preset. */
export const writeConfigurationFile = (
  name: string,
  configuration: Configuration,
  record_ids: readonly Uuid[],
): string => writePresetFile([{ name, preset: packPreset(configuration, record_ids) }])

export type ReadConfiguration =
  | {
      readonly configuration: Configuration
      /** Differences from the saved configuration, as sentences. */
      readonly notices: readonly string[]
    }
  | { readonly error: string }

/** Reads the first configuration of such a text. Never throws. */
export function readConfigurationFile(text: string): ReadConfiguration {
  const { presets, notes } = readPresetFile(text)
  const [first] = presets
  const configuration = first ? unpackPreset(first.preset) : null
  if (configuration === null) return { error: notes.join(' ') || 'This file has no export.' }
  const others = presets.length - 1
  const more =
    others > 0 ? [`The file has ${others} more. Import it under Presets to get all of them.`] : []
  return { configuration, notices: [...notes, ...more] }
}
