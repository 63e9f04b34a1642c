import type { Configuration } from '#domain/configuration/configuration.ts'
import { readRecordIds } from '#domain/record-ids/record-ids.ts'
import { writeConfigurationFile } from './configuration-file.ts'
import { encodeLink } from './link.ts'
import { packPreset } from './pack-preset.ts'

/** The share functions for tests. They read the pasted ids synchronously. */
const idsOf = ({ record_ids_text }: Pick<Configuration, 'record_ids_text'>) =>
  readRecordIds(record_ids_text)

export const linkOf = (configuration: Configuration) =>
  encodeLink(configuration, idsOf(configuration))
export const presetOf = (configuration: Configuration) =>
  packPreset(configuration, idsOf(configuration).record_ids)
export const fileOf = (name: string, configuration: Configuration) =>
  writeConfigurationFile(name, configuration, idsOf(configuration).record_ids)
