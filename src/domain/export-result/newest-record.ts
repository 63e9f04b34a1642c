import type { ExportFormat } from '#domain/contract/contract.ts'
import { parseInstant, type Microseconds } from '#domain/contract/instant.ts'
import { createFieldReader } from './field-reader.ts'

export type NewestFinder = {
  readonly add: (bytes: Uint8Array) => void
  /** The latest `created_at` of the file; null if it has none. */
  readonly newest: () => Microseconds | null
}

export function createNewestFinder(format: ExportFormat): NewestFinder {
  let newest: Microseconds | null = null
  const reader = createFieldReader(format, 'created_at', (text) => {
    const instant = parseInstant(text)
    if (instant !== null && (newest === null || instant > newest)) newest = instant
  })
  return {
    add: reader.add,
    newest: () => {
      reader.end()
      return newest
    },
  }
}
