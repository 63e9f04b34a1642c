import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'

export type ConfigurationWithIds = {
  readonly configuration: Configuration
  /** The ids of its pasted text. */
  readonly ids: RecordIds
}
