import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { Configuration } from './configuration.ts'

/** A configuration, and the ids of its pasted text. */
export type ConfigurationWithIds = {
  readonly configuration: Configuration
  readonly ids: RecordIds
}
