import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'

export type ConfigurationWithIds = {
  readonly configuration: Configuration
  readonly ids: RecordIds
}
