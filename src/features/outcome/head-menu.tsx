import { ArrowLeft, ArrowRight, Copy, MoveHorizontal, Trash2 } from 'lucide-react'
import { columnLabel } from '#domain/contract/columns.ts'
import { copyText, notCopied } from '#ui/copy-text.ts'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { showToast } from '#ui/show-toast.ts'
import type { Overlay } from '#ui/use-overlay.ts'
import type { PreviewColumn } from './preview-columns.ts'
import * as words from './preview-words.ts'

export type HeadMenuProps = {
  readonly overlay: Overlay
  readonly column: PreviewColumn
  /** The column's place in the file; -1 if the file has no list of columns. */
  readonly place: number
  readonly count: number
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
  readonly onFit: () => void
}

export function HeadMenu(props: HeadMenuProps) {
  const { overlay, column, place, count, onMove, onRemove, onFit } = props
  const id = column.file_id ?? column.id
  const copy = async () => {
    const isCopied = await copyText(id)
    showToast(
      isCopied ? { tone: 'good', title: words.idCopied } : { tone: 'bad', title: notCopied() },
    )
  }
  const actions = {
    left: () => onMove(-1),
    right: () => onMove(1),
    remove: onRemove,
    fit: onFit,
    copy: () => void copy(),
  } as const
  const onFile = [
    {
      id: 'left',
      label: words.moveLeft,
      icon: <ArrowLeft />,
      shortcut: words.moveLeftKeys,
      isDisabled: place === 0,
    },
    {
      id: 'right',
      label: words.moveRight,
      icon: <ArrowRight />,
      shortcut: words.moveRightKeys,
      isDisabled: place === count - 1,
    },
    { id: 'remove', label: words.removeColumn, icon: <Trash2 />, isDisabled: count === 1 },
  ] as const
  const onView = [
    { id: 'fit', label: words.fitWidth, icon: <MoveHorizontal /> },
    { id: 'copy', label: words.copyId, icon: <Copy />, description: id },
  ] as const
  return (
    <LazyMenu<keyof typeof actions>
      overlay={overlay}
      label={words.columnMenu(columnLabel(column))}
      placement="bottom start"
      onAction={(action) => actions[action]()}
      groups={place < 0 ? [{ items: onView }] : [{ items: onFile }, { items: onView }]}
    />
  )
}
