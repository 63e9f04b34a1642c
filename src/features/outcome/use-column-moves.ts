import { columnLabel } from '#domain/contract/columns.ts'
import type { PreviewColumn } from './preview-columns.ts'
import type { Place } from './table-cells.ts'
import type { FileColumns } from './use-file-columns.ts'
import * as words from './preview-words.ts'

export type ColumnMovesOptions = {
  readonly columns: readonly PreviewColumn[]
  readonly fileColumns: FileColumns
  readonly focusAfterChange: (place: Place) => void
  readonly say: (text: string) => void
}

/** Moves and removes columns of the file, from their headers. Whole records (JSONL) have none. */
export function useColumnMoves(options: ColumnMovesOptions) {
  const { columns, fileColumns, focusAfterChange, say } = options
  /** Its place in the file; -1 if the file has no list of columns. */
  const placeInFile = (id: string): number => {
    const fileId = columns.find((column) => column.id === id)?.file_id ?? null
    return fileId === null ? -1 : fileColumns.placeOf(fileId)
  }
  /** Moves before the column that is at a place now, or to the end. */
  const moveBefore = (id: string, place: number) => {
    const column = columns.find((one) => one.id === id)
    if (!column || column.file_id === null) return
    focusAfterChange({ row: -1, column: id })
    fileColumns.moveBefore(column.file_id, place)
    say(words.movedTo(columnLabel(column), placeInFile(id) + 1, fileColumns.count()))
  }
  return {
    placeInFile,
    canMove: columns.some(({ id }) => placeInFile(id) >= 0),
    moveBefore,
    moveBy: (id: string, step: -1 | 1) => {
      const place = placeInFile(id)
      if (place >= 0) moveBefore(id, step < 0 ? Math.max(0, place - 1) : place + 2)
    },
    remove: (id: string) => {
      const at = columns.findIndex((one) => one.id === id)
      const column = columns[at]
      if (!column || column.file_id === null) return
      const next = columns[at + 1] ?? columns[at - 1]
      if (next) focusAfterChange({ row: -1, column: next.id })
      fileColumns.remove(column.file_id)
      say(words.removed(columnLabel(column)))
    },
  }
}
