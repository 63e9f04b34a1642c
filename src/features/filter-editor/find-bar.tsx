import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react'
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { IconButton } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useEditor } from './editor-context.ts'
import { findInTree } from './find-in-tree.ts'
import * as words from './words.ts'

export type FindBarProps = {
  readonly root: DraftNode
  /** Scrolls to a node and expands the groups that hide it. */
  readonly onShow: (key: string) => void
  /** The search ended; the last found node gets the focus. */
  readonly onClose: (key: string | null) => void
}

/** Finds nodes by column, value and text; Enter goes to the next one. */
export function FindBar({ root, onShow, onClose }: FindBarProps) {
  const { columnOf, members } = useEditor()
  const [text, setText] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const wanted = useDeferredValue(text)
  const found = useMemo(
    () => findInTree(root, wanted, { columnOf, members }),
    [root, wanted, columnOf, members],
  )
  const index = at === null ? -1 : found.indexOf(at)
  const show = (place: number) => {
    const key = found[(place + found.length) % found.length]
    if (key === undefined) return
    setAt(key)
    onShow(key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') show(event.shiftKey ? index - 1 : index + 1)
    else if (event.key === 'Escape') onClose(at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="flex items-center gap-1 px-2 pb-2" onKeyDownCapture={onKeyDown}>
      <TextField
        label={words.findInFilter}
        hidesLabel
        size="small"
        className="min-w-0 flex-1"
        value={text}
        onChange={setText}
        autoFocus
        placeholder={words.findPlaceholder}
        prefix={<Search aria-hidden className="size-3.5 text-ink-3" />}
      />
      <output className="w-20 text-center text-xs text-ink-3 tabular-nums">
        {wanted.trim() === ''
          ? ''
          : found.length === 0
            ? words.nothingFound
            : index === -1
              ? words.found(found.length)
              : words.placeAmongFound(index + 1, found.length)}
      </output>
      <IconButton
        label={words.previousFound}
        shortcut="Shift Enter"
        size="small"
        variant="quiet"
        disabled={found.length === 0}
        onClick={() => show(index === -1 ? -1 : index - 1)}
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton
        label={words.nextFound}
        shortcut="Enter"
        size="small"
        variant="quiet"
        disabled={found.length === 0}
        onClick={() => show(index + 1)}
      >
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label={words.closeFind} size="small" variant="quiet" onClick={() => onClose(at)}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
