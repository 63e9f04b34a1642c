import { bytesText, recordsText } from '#domain/configuration/format-amount.ts'
import type { PreparingQueue } from '#domain/contract/endpoints/import-schemas.ts'

/** The last percent is for what follows the reading. */
const mostPercent = 99

const percentOf = ({ bytes, total_bytes: total }: PreparingQueue): number | null =>
  total === null || total === 0 ? null : Math.min(mostPercent, Math.floor((bytes / total) * 100))

/** From 0 to 1; null if unknown. */
export function preparedShare(queue: PreparingQueue): number | null {
  const percent = percentOf(queue)
  return percent === null ? null : percent / 100
}

/** `Preparing… 41 %`. */
export function preparingText(queue: PreparingQueue): string {
  const percent = percentOf(queue)
  return percent === null ? 'Preparing…' : `Preparing… ${percent}\u00a0%`
}

/** `1,960 records · 8.4 MB of 20.1 MB`, without what is not known. */
export function preparingFacts({ records, bytes, total_bytes: total }: PreparingQueue): string {
  const size =
    total === null
      ? bytes === 0
        ? null
        : bytesText(bytes)
      : bytes === 0
        ? bytesText(total)
        : `${bytesText(bytes)} of ${bytesText(total)}`
  return [records === 0 ? null : recordsText(records), size]
    .filter((fact) => fact !== null)
    .join(' · ')
}
