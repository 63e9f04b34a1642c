import type { PreparingQueue } from '#domain/contract/endpoints/import-schemas.ts'
import * as words from './words.ts'

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
export const preparingText = (queue: PreparingQueue): string => words.preparing(percentOf(queue))
