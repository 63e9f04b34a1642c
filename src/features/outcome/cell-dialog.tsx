import { ChevronDown, ChevronUp, Copy } from 'lucide-react'
import { columnLabel } from '#domain/contract/columns.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { reachable } from '#ui/reachable.ts'
import { useWindowEvents } from '#ui/use-window-events.ts'
import { CellBody } from './cell-body.tsx'
import { isRedacted, type CellSource } from './cell-source.ts'
import { fileText } from './cell-value.ts'
import type { PreviewColumn } from './preview-columns.ts'
import type { PreviewRecord } from './preview-row.tsx'
import { useWholeCell, type WholeCell } from './use-whole-cell.ts'
import * as words from './preview-words.ts'
import { tryAgain } from './words.ts'

export type CellDialogProps = {
  readonly column: PreviewColumn
  readonly record: PreviewRecord
  /** From 0, in the preview. */
  readonly row: number
  readonly count: number
  readonly source: CellSource
  readonly members: readonly QueueUser[] | null
  readonly timeZone: string
  readonly onRow: (row: number) => void
  readonly onClose: () => void
}

/** A cell in full. It keeps its size, so that it stays where it is from row to row. */
export function CellDialog(props: CellDialogProps) {
  const { column, record, row, count, source, members, timeZone, onRow, onClose } = props
  const cell = useWholeCell(column, record, source)
  const label = columnLabel(column)
  const step = (by: -1 | 1) => {
    if (row + by >= 0 && row + by < count) onRow(row + by)
  }
  useWindowEvents({
    keydown: (event) => {
      const by = event.altKey ? steps[event.key] : undefined
      if (by === undefined) return
      event.preventDefault()
      step(by)
    },
  })
  return (
    <Dialog
      title={label}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <div className="-m-4 flex h-[min(480px,70dvh)] flex-col">
        <div className="flex min-h-11 items-center gap-1 border-b border-line py-1 pr-2 pl-4">
          <output aria-live="polite" className="shrink-0 text-ink-2">
            {words.rowOf(row + 1, count)}
          </output>
          <span
            translate="no"
            className="min-w-0 flex-1 truncate px-2 font-mono text-2xs text-ink-3"
          >
            {typeof record.id === 'string' ? record.id : ''}
          </span>
          <IconButton
            label={words.previousRow}
            shortcut={words.previousRowKeys}
            aria-disabled={row === 0}
            onClick={() => step(-1)}
          >
            <ChevronUp />
          </IconButton>
          <IconButton
            label={words.nextRow}
            shortcut={words.nextRowKeys}
            aria-disabled={row === count - 1}
            onClick={() => step(1)}
          >
            <ChevronDown />
          </IconButton>
          {cell.state === 'loading' ? (
            <Button size="small" disabled>
              <Copy aria-hidden />
              {words.copy}
            </Button>
          ) : (
            <CopyButton label={words.copy} text={() => fileText(cell.value)} />
          )}
        </div>
        <div
          {...reachable}
          role="region"
          aria-label={label}
          className="min-h-0 flex-1 overflow-auto px-4 py-3 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
        >
          {isRedacted(source, column.id) ? (
            <p className="mb-2 text-xs text-ink-3">{words.redactedNote}</p>
          ) : null}
          <Trouble cell={cell} />
          {/* Another row begins at its first line, with nothing opened. */}
          <CellBody
            key={`${column.id} ${row}`}
            column={column}
            cell={cell}
            members={members}
            timeZone={timeZone}
          />
        </div>
      </div>
    </Dialog>
  )
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 }

function Trouble({ cell }: { readonly cell: WholeCell }) {
  if (cell.state === 'loading') {
    return (
      <output aria-live="polite" className="sr-only">
        {words.loadingRest}
      </output>
    )
  }
  if (cell.state === 'whole') return null
  const isGone = cell.state === 'gone'
  const again = (
    <Button size="small" onClick={cell.retry}>
      {tryAgain}
    </Button>
  )
  return (
    <Notice tone="warn" {...(isGone ? {} : { action: again })} className="mb-3">
      {isGone ? words.recordGone : words.onlyBeginning}
    </Notice>
  )
}
