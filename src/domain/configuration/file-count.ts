import { recordsText } from './format-amount.ts'

/** How many records an export selects, and how many of them its file holds. */
export type FileCount = {
  /** Records that the filter or the list keeps. */
  readonly selected: number
  /** Null: sessions with unfinished metrics are left out, and the service doesn't tell how many. */
  readonly in_file: number | null
}

/** A file that holds all that is selected. */
export const wholeCount = (selected: number): FileCount => ({ selected, in_file: selected })

/** The most records that the file can hold. */
export const mostInFile = ({ selected, in_file }: FileCount): number => in_file ?? selected

/** `5,827 records`; `up to 6,000 records` where some may be left out. */
export const fileCountText = (count: FileCount): string =>
  `${count.in_file === null ? 'up to ' : ''}${recordsText(mostInFile(count))}`
