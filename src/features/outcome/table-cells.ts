import { moveFocus } from '#ui/move-focus.ts'

/** A cell of the table. Row -1 is the header. */
export type Place = { readonly row: number; readonly column: string }

/** The cell at an element; null on the edge that resizes a column. */
export const cellOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element && !target.closest('[data-resize]')
    ? target.closest<HTMLElement>('[data-column]')
    : null

/** The column whose edge is at an element. */
export const edgeColumn = (target: EventTarget): string | null =>
  target instanceof Element && target.closest('[data-resize]')
    ? (target.closest('th')?.dataset['column'] ?? null)
    : null

export function placeOf(cell: Element): Place | null {
  const row = cell.closest('tr')?.rowIndex
  const column = cell.getAttribute('data-column')
  return row === undefined || column === null ? null : { row: row - 1, column }
}

export function focusCell(table: HTMLTableElement | null, { row, column }: Place): void {
  const cells = table?.rows[row + 1]?.cells ?? []
  for (const cell of cells) if (cell.dataset['column'] === column) moveFocus(cell)
}

/** The width that shows each cell of a column in full, with its paddings. */
export function contentWidth(table: HTMLTableElement | null, index: number): number {
  const range = document.createRange()
  const widths = Array.from(table?.rows ?? [], ({ cells }) => {
    const cell = cells[index]
    if (!cell) return 0
    range.selectNodeContents(cell)
    return range.getBoundingClientRect().width
  })
  return Math.ceil(Math.max(0, ...widths)) + 24
}
