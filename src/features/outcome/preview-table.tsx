import { memo, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { Column } from '#domain/contract/columns.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import { classNames } from '#ui/class-names.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { passedByTab } from '#ui/reachable.ts'
import { useOverlay } from '#ui/use-overlay.ts'
import type { CellSource } from './cell-source.ts'
import { columnWidth, withinLimits } from './column-width.ts'
import { HeadMenu } from './head-menu.tsx'
import type { PreviewColumn } from './preview-columns.ts'
import { PreviewHead } from './preview-head.tsx'
import { PreviewRow, type PreviewRecord } from './preview-row.tsx'
import { useFileColumns } from './use-file-columns.ts'
import { cellOf, contentWidth, edgeColumn, focusCell, placeOf, type Place } from './table-cells.ts'
import { useColumnMoves } from './use-column-moves.ts'
import { useGridFocus } from './use-grid-focus.ts'
import { useHeadPointer } from './use-head-pointer.ts'
import { useScrollEdges } from './use-scroll-edges.ts'
import * as words from './preview-words.ts'
import { cellPart, previewTable } from './words.ts'

const CellDialog = lazyPart(async () => (await import('./cell-dialog.tsx')).CellDialog, {
  name: cellPart,
  isLikely: true,
  className: 'fixed inset-x-4 top-16 z-50 mx-auto max-w-md shadow-overlay',
})

/** Widths of resized columns in pixels, by column id. */
export type ColumnWidths = Readonly<Record<string, number>>

export type PreviewTableProps = {
  readonly columns: readonly PreviewColumn[]
  readonly records: readonly PreviewRecord[]
  /** The columns that the records were asked for; null if all of them were. */
  readonly loaded: readonly string[] | null
  readonly source: CellSource
  readonly members: readonly QueueUser[] | null
  readonly timeZone: string
  readonly isOutdated: boolean
  readonly widths: ColumnWidths
  readonly onWidths: (change: (last: ColumnWidths) => ColumnWidths) => void
  /** All columns of the queue; null if the service lists none. */
  readonly queueColumns: readonly Column[] | null
}

/** Pixels that Shift and an arrow key change a width by. */
const widthStep = 24

/** Memoized, so that it renders only when its rows change. */
export const PreviewTable = memo(function PreviewTable(props: PreviewTableProps) {
  const { columns, records, loaded, source, members, timeZone, isOutdated } = props
  const { widths, onWidths, queueColumns } = props
  const fileColumns = useFileColumns(queueColumns)
  const ids = useMemo(() => columns.map(({ id }) => id), [columns])
  const hintId = useId()
  const scroller = useRef<HTMLElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const { edges, onScroll } = useScrollEdges(scroller, table)
  const grid = useGridFocus(table, { rows: records.length, columns: ids })
  const [said, say] = useState('')
  const [cell, setCell] = useState<Place | null>(null)
  const menu = useOverlay<HTMLElement>('menu')
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const columnOf = (id: string | null) => columns.find((column) => column.id === id)

  const resize = (id: string, width: number) =>
    onWidths((last) => ({ ...last, [id]: withinLimits(width) }))
  const fit = (id: string) => resize(id, contentWidth(table.current, ids.indexOf(id)))
  const widthOf = (column: PreviewColumn) => widths[column.id] ?? columnWidth(column)
  const fullWidth = columns.reduce((sum, column) => sum + widthOf(column), 0)
  const moves = useColumnMoves({
    columns,
    fileColumns,
    focusAfterChange: grid.focusAfterChange,
    say,
  })
  const pointer = useHeadPointer({
    scroller,
    canMove: moves.canMove,
    onResize: resize,
    onMove: moves.moveBefore,
  })
  const open = (target: HTMLElement, entry: 'first' | true) => {
    const place = placeOf(target)
    if (!place) return
    if (place.row >= 0) return setCell(place)
    setMenuOf(place.column)
    menu.open(entry, target)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = cellOf(event.target)
    const place = target && placeOf(target)
    if (!target || !place) return
    const { key, altKey, shiftKey } = event
    if (key === 'Escape') pointer.cancel()
    const step = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : null
    if (place.row < 0 && step !== null && altKey !== shiftKey) {
      event.preventDefault()
      event.stopPropagation()
      if (altKey) moves.moveBy(place.column, step)
      else resize(place.column, target.offsetWidth + step * widthStep)
      return
    }
    if (key === 'Enter' || key === ' ') {
      event.preventDefault()
      open(target, 'first')
      return
    }
    grid.onKeyDown(event)
  }
  const onClick = (event: MouseEvent) => {
    const target = cellOf(event.target)
    if (!target || pointer.wasDrag() || getSelection()?.isCollapsed === false) return
    open(target, event.detail === 0 ? 'first' : true)
  }
  const shown = cell && records[cell.row]
  const shownColumn = columnOf(cell?.column ?? null)
  const menuColumn = columnOf(menuOf)
  const isMenuOpen = menu.place.isOpen

  return (
    <div className="relative flex min-h-0 flex-col in-[[role=dialog]]:flex-1 lg:flex-1">
      <section
        ref={scroller}
        {...passedByTab}
        aria-label={previewTable}
        onScroll={onScroll}
        className="scrollbar-visible max-h-[min(60dvh,480px)] min-h-0 scroll-pt-14 overflow-auto in-[[role=dialog]]:max-h-none lg:max-h-none lg:flex-1"
      >
        <div className="relative" style={{ width: fullWidth, minWidth: '100%' }}>
          <table
            ref={table}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- keys go from cell to cell
            role="grid"
            aria-label={previewTable}
            aria-describedby={hintId}
            aria-readonly
            translate="no"
            onKeyDown={onKeyDown}
            onClick={onClick}
            onDoubleClick={(event) => {
              const id = edgeColumn(event.target)
              if (id !== null) fit(id)
            }}
            onFocus={(event) => {
              const place = placeOf(event.target)
              if (place) grid.setActive(place)
            }}
            className={classNames(
              'w-full table-fixed border-collapse text-xs transition-colors',
              isOutdated && 'text-ink-3',
            )}
          >
            <colgroup>
              {columns.map((column) => (
                <col key={column.id} style={{ width: widthOf(column) }} />
              ))}
              {/* Takes the room that is left, so that the others keep their widths. */}
              <col />
            </colgroup>
            <thead {...pointer.handlers}>
              <PreviewHead
                columns={columns}
                active={grid.place.row < 0 ? grid.place.column : null}
                menuOf={isMenuOpen ? menuOf : null}
                dragged={pointer.drop?.column ?? null}
                source={source}
                timeZone={timeZone}
              />
            </thead>
            <tbody>
              {records.map((record, row) => (
                <PreviewRow
                  key={row}
                  columns={columns}
                  record={record}
                  loaded={loaded}
                  active={grid.place.row === row ? grid.place.column : null}
                  timeZone={timeZone}
                  members={members}
                />
              ))}
            </tbody>
          </table>
          {pointer.drop ? (
            <span
              aria-hidden
              style={{ left: pointer.drop.left }}
              className="pointer-events-none absolute inset-y-0 z-2 -ml-px w-0.5 bg-accent forced-colors:bg-[Highlight]"
            />
          ) : null}
        </div>
      </section>
      <Edge isShown={edges.left} className="left-0 bg-linear-to-r" />
      <Edge isShown={edges.right} className="right-0 bg-linear-to-l" />
      <p id={hintId} className="sr-only">
        {words.previewHint}
      </p>
      <output aria-live="polite" className="sr-only">
        {said}
      </output>
      {menuColumn ? (
        <HeadMenu
          overlay={menu}
          column={menuColumn}
          place={moves.placeInFile(menuColumn.id)}
          count={fileColumns.count()}
          onMove={(step) => moves.moveBy(menuColumn.id, step)}
          onRemove={() => moves.remove(menuColumn.id)}
          onFit={() => fit(menuColumn.id)}
        />
      ) : null}
      {cell && shown && shownColumn ? (
        <CellDialog
          column={shownColumn}
          record={shown}
          row={cell.row}
          count={records.length}
          source={source}
          members={members}
          timeZone={timeZone}
          onRow={(row) => setCell({ ...cell, row })}
          onClose={() => {
            setCell(null)
            // Before the dialog gives the focus back to the cell that it opened from, in a frame.
            setTimeout(() => focusCell(table.current, cell))
          }}
        />
      ) : null}
    </div>
  )
})

function Edge({ isShown, className }: { readonly isShown: boolean; readonly className: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'pointer-events-none absolute inset-y-0 z-2 w-5 from-scrim to-transparent transition-opacity',
        isShown ? 'opacity-50' : 'opacity-0',
        className,
      )}
    />
  )
}
