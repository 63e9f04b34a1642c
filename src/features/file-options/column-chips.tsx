import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
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
import { Menu, MenuItem, MenuTrigger } from '#ui/menu.tsx'
import { useChipDrag, type DropEdge } from './use-chip-drag.ts'

export type ColumnChip = { readonly id: string; readonly label: string }
export type ColumnChipsProps = {
  readonly label: string
  readonly chips: readonly ColumnChip[]
  readonly onChange: (ids: readonly string[]) => void
}

const moves = {
  first: { icon: <ChevronsLeft />, text: 'Move to the front', step: -Infinity },
  earlier: { icon: <ChevronLeft />, text: 'Move left', step: -1 },
  later: { icon: <ChevronRight />, text: 'Move right', step: 1 },
  last: { icon: <ChevronsRight />, text: 'Move to the end', step: Infinity },
} as const
type Move = keyof typeof moves

const movesByKey: Readonly<Record<string, Move>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  Home: 'first',
  End: 'last',
}

/** The chosen columns in the order of the file: moved by mouse, by their menu, or with Alt and the arrows. */
export function ColumnChips({ label, chips, onChange }: ColumnChipsProps) {
  const ids = chips.map((chip) => chip.id)
  const list = useRef<HTMLUListElement>(null)
  /** The chip that was moved by key keeps the focus. */
  const follow = useRef<string | null>(null)
  const latest = useRef({ ids, onChange })
  useEffect(() => {
    latest.current = { ids, onChange }
    if (follow.current === null) return
    const place = ids.indexOf(follow.current)
    follow.current = null
    list.current?.children[place]?.querySelector('button')?.focus()
  })
  const drop = useCallback((moved: string, target: string, edge: DropEdge) => {
    const { ids: now, onChange: change } = latest.current
    const next = now.filter((id) => id !== moved)
    const after = next[next.indexOf(target) + 1] ?? null
    change(moveColumn(now, moved, edge === 'left' ? target : after))
  }, [])
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
    follow.current = id
    move(id, moves[key])
  }
  return (
    <ul ref={list} aria-label={label} className="contents">
      {chips.map((chip, index) => (
        <Chip
          key={`${chip.id} ${index}`}
          chip={chip}
          isFirst={index === 0}
          isLast={index === chips.length - 1}
          onKeyDown={onKeyDown}
          onMove={move}
          onDrop={drop}
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
  readonly onRemove: () => void
}

function Chip({ chip, isFirst, isLast, onKeyDown, onMove, onDrop, onRemove }: ChipProps) {
  const { id, label } = chip
  const element = useRef<HTMLLIElement>(null)
  const dropped = useCallback(
    (moved: string, edge: DropEdge) => onDrop(moved, id, edge),
    [id, onDrop],
  )
  // Buttons keep their mouse for themselves.
  const handle = useRef<HTMLSpanElement>(null)
  const edge = useChipDrag(element, handle, id, dropped)
  return (
    <li
      ref={element}
      onKeyDownCapture={(event) => onKeyDown(event, id)}
      data-drop={edge ?? undefined}
      className="inline-flex max-w-full min-w-0 items-center rounded-[7px] border border-line data-[drop=left]:shadow-[-2px_0_0_var(--color-accent)] data-[drop=right]:shadow-[2px_0_0_var(--color-accent)]"
    >
      <span
        ref={handle}
        aria-hidden
        className="flex cursor-grab touch-manipulation self-stretch py-1 pl-1 text-ink-3 opacity-60 active:cursor-grabbing"
      >
        <GripVertical className="size-3 self-center" />
      </span>
      <MenuTrigger>
        <Button
          variant="quiet"
          size="small"
          aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
          className="max-w-64 border-0 px-1 text-inherit! lg:min-h-6.5"
        >
          <span translate="no" className="truncate">
            {label}
          </span>
        </Button>
        <Menu
          label={`Column ${label}`}
          placement="bottom start"
          onAction={(action) => onMove(id, moves[action as Move])}
          disabledKeys={[
            ...(isFirst ? ['first', 'earlier'] : []),
            ...(isLast ? ['last', 'later'] : []),
          ]}
        >
          {Object.entries(moves).map(([action, { icon, text }]) => (
            <MenuItem
              key={action}
              id={action}
              icon={icon}
              {...(action === 'earlier' ? { shortcut: 'Alt ←' } : {})}
              {...(action === 'later' ? { shortcut: 'Alt →' } : {})}
            >
              {text}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      <Button
        variant="quiet"
        size="small"
        aria-label={`Remove ${label}`}
        onPress={onRemove}
        className="border-0 px-1.5 text-ink-3! max-lg:min-w-11 lg:min-h-6.5"
      >
        <X className="size-3!" aria-hidden />
      </Button>
    </li>
  )
}
