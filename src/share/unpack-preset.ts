import type { Configuration } from '#domain/configuration/configuration.ts'
import type { PackedPreset } from './pack-preset.ts'
import { unpackConfiguration } from './unpack-configuration.ts'

/** The configuration of a preset, with new keys; null if this version cannot read it. */
export function unpackPreset({ packed, record_ids }: PackedPreset): Configuration | null {
  const configuration = unpackConfiguration(packed)
  return configuration && { ...configuration, record_ids_text: record_ids.join('\n') }
}
