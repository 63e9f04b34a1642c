import { CornerUpLeft, TextCursorInput, X } from 'lucide-react'
import type { Uuid } from '#domain/contract/uuid.ts'
import { IconButton } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import type { IdRow } from './id-views.ts'
import * as words from './words.ts'

export type IdListRowProps = {
  readonly row: IdRow
  readonly position: number
  readonly size: number
  readonly top: number
  readonly height: number
  readonly isMissing: boolean
  readonly isMarked: boolean
  readonly onJump: ((id: Uuid) => void) | null
  /** Shows the row's place in the text; null if the text is not shown. */
  readonly onShow: ((row: IdRow) => void) | null
  readonly onRemove: (row: IdRow) => void
}

export function IdListRow(props: IdListRowProps) {
  const { row, position, size, top, height, isMissing, isMarked, onJump, onShow, onRemove } = props
  const { id } = row
  return (
    <div
      role="listitem"
      aria-setsize={size}
      aria-posinset={position}
      className={classNames(
        'absolute inset-x-0 flex items-center gap-2 border-b border-line pr-1 pl-2',
        isMarked && 'bg-accent-soft',
      )}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <span className="flex min-w-0 flex-1 flex-col-reverse lg:flex-row lg:items-center lg:gap-2">
        <span className="shrink-0 text-2xs text-ink-3 tabular-nums lg:w-14 lg:text-right">
          {words.line(row.line)}
          {isMissing ? (
            <span className="text-warn lg:hidden">{words.notInQueueAfterLine}</span>
          ) : null}
        </span>
        <span
          translate="no"
          className="min-w-0 truncate font-mono text-2xs lg:flex-1 lg:text-xs"
          title={row.text}
        >
          {row.text}
        </span>
        {isMissing ? (
          <span className="shrink-0 text-xs text-warn max-lg:hidden">{words.notInQueue}</span>
        ) : null}
      </span>
      {onJump && id !== null ? (
        <IconButton label={words.showFirst} size="small" variant="quiet" onClick={() => onJump(id)}>
          <CornerUpLeft aria-hidden />
        </IconButton>
      ) : null}
      {onShow ? (
        <IconButton
          label={words.showInText}
          size="small"
          variant="quiet"
          onClick={() => onShow(row)}
        >
          <TextCursorInput aria-hidden />
        </IconButton>
      ) : null}
      <IconButton
        label={words.remove(row.text.slice(0, 60))}
        size="small"
        variant="quiet"
        onClick={() => onRemove(row)}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
