import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { packPreset } from './pack-preset.ts'
import { readPresetFile, writePresetFile } from './preset-file.ts'
import { unpackPreset } from './unpack-preset.ts'

/** A configuration as the text of a file: a file of presets with this one. */
export const writeConfigurationFile = (
  name: string,
  configuration: Configuration,
  record_ids: readonly Uuid[],
): string => writePresetFile([{ name, preset: packPreset(configuration, record_ids) }])

export type ReadConfiguration =
  | {
      readonly configuration: Configuration
      /** What differs from the one that was written, as sentences. */
      readonly notices: readonly string[]
    }
  | { readonly error: string }

/** The configuration of such a text, the first where it holds several. Never throws. */
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
