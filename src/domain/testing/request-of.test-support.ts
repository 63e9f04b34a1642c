import type { Configuration } from '#domain/configuration/configuration.ts'
import { toRequest, type KnownQueue } from '#domain/configuration/to-request.ts'
import { readRecordIds } from '#domain/record-ids/record-ids.ts'

/** The request of a configuration; reads the pasted ids synchronously. */
export const requestOf = (configuration: Configuration, known: KnownQueue) =>
  toRequest(configuration, known, readRecordIds(configuration.record_ids_text))
