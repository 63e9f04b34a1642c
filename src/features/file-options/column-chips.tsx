import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import {
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  GripVertical,
  X,
} from 'lucide-react'
import { moveColumn } from '#domain/configuration/column-choice.ts'
import { Button } from '#ui/button.tsx'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { moveFocus } from '#ui/move-focus.ts'
import { useLatest } from '#ui/use-latest.ts'
import { useOverlay } from '#ui/use-overlay.ts'
import type { DropEdge } from './chip-drag.ts'
import { useChipDrag } from './use-chip-drag.ts'
import * as words from './words.ts'

export type ColumnChip = { readonly id: string; readonly label: string }
export type ColumnChipsProps = {
  readonly label: string
  readonly chips: readonly ColumnChip[]
  readonly onChange: (ids: readonly string[]) => void
}

const moves = {
  first: { icon: <ChevronsLeft />, label: words.moveFirst, step: -Infinity },
  earlier: { icon: <ChevronLeft />, label: words.moveEarlier, step: -1, shortcut: 'Alt ←' },
  later: { icon: <ChevronRight />, label: words.moveLater, step: 1, shortcut: 'Alt →' },
  last: { icon: <ChevronsRight />, label: words.moveLast, step: Infinity },
} as const
type Move = keyof typeof moves

const moveNames = Object.keys(moves) as Move[]

const movesByKey: Readonly<Record<string, Move>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  Home: 'first',
  End: 'last',
}

/** The chosen columns in file order; moved by mouse, by their menu, or with Alt and the arrow keys. */
export function ColumnChips({ label, chips, onChange }: ColumnChipsProps) {
  const ids = chips.map((chip) => chip.id)
  const [isNear, setNear] = useState(false)
  /** React remounts a chip that was moved by key, so it takes the focus again. */
  const movedRef = useRef<string | null>(null)
  const latest = useLatest({ ids, onChange })
  const drop = useCallback(
    (dragged: string, target: string, edge: DropEdge) => {
      const { ids: now, onChange: change } = latest.current
      const next = now.filter((id) => id !== dragged)
      const after = next[next.indexOf(target) + 1] ?? null
      change(moveColumn(now, dragged, edge === 'left' ? target : after))
    },
    [latest],
  )
  const move = (id: string, { step }: (typeof moves)[Move]) => {
    const others = ids.filter((one) => one !== id)
    const place = Math.min(Math.max(0, ids.indexOf(id) + step), others.length)
    onChange(moveColumn(ids, id, others[place] ?? null))
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const key = event.altKey ? movesByKey[event.key] : undefined
    if (key === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const place = ids.indexOf(id)
    const isAtEnd = place === (moves[key].step < 0 ? 0 : ids.length - 1)
    if (isAtEnd) return
    movedRef.current = id
    move(id, moves[key])
  }
  const takesFocus = (id: string): boolean => {
    if (movedRef.current !== id) return false
    movedRef.current = null
    return true
  }
  return (
    <ul aria-label={label} onPointerOver={() => setNear(true)} className="contents">
      {chips.map((chip, index) => (
        <Chip
          key={`${chip.id} ${index}`}
          chip={chip}
          isFirst={index === 0}
          isLast={index === chips.length - 1}
          onKeyDown={onKeyDown}
          onMove={move}
          takesFocus={takesFocus}
          onDrop={drop}
          isNear={isNear}
          onRemove={() => onChange(ids.filter((_, place) => place !== index))}
        />
      ))}
    </ul>
  )
}

type ChipProps = {
  readonly chip: ColumnChip
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onKeyDown: (event: KeyboardEvent, id: string) => void
  readonly onMove: (id: string, move: (typeof moves)[Move]) => void
  readonly onDrop: (moved: string, target: string, edge: DropEdge) => void
  /** The pointer has come to the chips. */
  readonly isNear: boolean
  /** Read once, when the chip mounts. */
  readonly takesFocus: (id: string) => boolean
  readonly onRemove: () => void
}

function Chip({
  chip,
  isFirst,
  isLast,
  onKeyDown,
  onMove,
  onDrop,
  isNear,
  takesFocus,
  onRemove,
}: ChipProps) {
  const { id, label } = chip
  const dropped = useCallback(
    (moved: string, edge: DropEdge) => onDrop(moved, id, edge),
    [id, onDrop],
  )
  const { chip: chipRef, edge } = useChipDrag(id, dropped, isNear)
  const overlay = useOverlay('menu')
  const { ref: button } = overlay.trigger
  useLayoutEffect(() => {
    if (takesFocus(id)) moveFocus(button.current)
  }, [button, id, takesFocus])
  return (
    <li
      ref={chipRef}
      onKeyDownCapture={(event) => onKeyDown(event, id)}
      data-drop={edge ?? undefined}
      className="inline-flex max-w-full min-w-0 items-center rounded-[7px] border border-line data-[drop=left]:shadow-[-2px_0_0_var(--color-accent)] data-[drop=right]:shadow-[2px_0_0_var(--color-accent)]"
    >
      <span
        data-drag-handle
        aria-hidden
        className="flex cursor-grab touch-manipulation self-stretch py-1 pl-1 text-ink-3 opacity-60 active:cursor-grabbing"
      >
        <GripVertical className="size-3 self-center" />
      </span>
      <Button
        {...overlay.trigger}
        variant="quiet"
        size="small"
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        className="max-w-64 border-0 px-1 text-inherit! lg:min-h-6.5"
      >
        <span translate="no" className="truncate">
          {label}
        </span>
      </Button>
      <LazyMenu
        overlay={overlay}
        label={words.column(label)}
        placement="bottom start"
        onAction={(move) => onMove(id, moves[move])}
        groups={[
          {
            items: moveNames.map((move) => {
              const { step, ...item } = moves[move]
              return { ...item, id: move, isDisabled: step < 0 ? isFirst : isLast }
            }),
          },
        ]}
      />
      <Button
        variant="quiet"
        size="small"
        aria-label={words.remove(label)}
        onClick={onRemove}
        className="border-0 px-1.5 text-ink-3! max-lg:min-w-11 lg:min-h-6.5"
      >
        <X className="size-3!" aria-hidden />
      </Button>
    </li>
  )
}
