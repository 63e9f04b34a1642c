import { bytesText, recordsText } from '#domain/configuration/format-amount.ts'
import type { PreparingQueue } from '#domain/contract/endpoints/import-schemas.ts'
import * as words from './list-words.ts'

/** `1,960 records · 8.4 MB of 20.1 MB`, without what is not known. */
export function preparingFacts({ records, bytes, total_bytes: total }: PreparingQueue): string {
  const size =
    total === null
      ? bytes === 0
        ? null
        : bytesText(bytes)
      : bytes === 0
        ? bytesText(total)
        : words.sizeOf(bytesText(bytes), bytesText(total))
  return [records === 0 ? null : recordsText(records), size]
    .filter((fact) => fact !== null)
    .join(' · ')
}
