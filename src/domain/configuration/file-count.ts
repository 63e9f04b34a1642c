import { recordsText } from './format-amount.ts'

/** The number of selected records, and of records in the file. */
export type FileCount = {
  /** Records that the filter or the list selects. */
  readonly selected: number
  /** Null: sessions with unfinished metrics are left out, and the service does not report how many. */
  readonly in_file: number | null
}

/** The count of a file with all selected records. */
export const wholeCount = (selected: number): FileCount => ({ selected, in_file: selected })

/** The most records that the file may have. */
export const mostInFile = ({ selected, in_file }: FileCount): number => in_file ?? selected

/** `5,827 records`; `up to 6,000 records` if some may be left out. */
export const fileCountText = (count: FileCount): string =>
  `${count.in_file === null ? 'up to ' : ''}${recordsText(mostInFile(count))}`
