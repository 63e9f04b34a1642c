import { useState } from 'react'
import { Redo2, Undo2 } from 'lucide-react'
import { columnNames, type Column } from '#domain/contract/columns.ts'
import type { StepName } from '#domain/configuration/undo.ts'
import { IconButton } from '#ui/button.tsx'
import type { FocusPlace } from './focus-place.ts'
import { useWindowEvents } from '#ui/use-window-events.ts'
import { useUndoNames, type Undo } from './use-undo.ts'
import * as words from './words.ts'

export type UndoButtonsProps = {
  readonly undo: Undo
  readonly columns: readonly Column[] | null
  readonly onJump: (place: FocusPlace) => void
}

export function UndoButtons({ undo, columns, onJump }: UndoButtonsProps) {
  const names = useUndoNames(undo)
  const [announcement, announce] = useState('')
  const nameOf = ({ name, column_id: id }: StepName): string =>
    id === null ? name : `${name} ${columnNames(columns)(id)}`
  const run = (way: 'undo' | 'redo') => {
    const step = undo[way]()
    if (step?.place) onJump(step.place)
    announce(step ? words.undone[way](nameOf(step.name)) : words.nothingLeft[way])
  }
  useWindowEvents({
    keydown: (event) => {
      const way = wayOf(event)
      if (way === null || event.defaultPrevented || ownsItsText(event.target)) return
      event.preventDefault()
      run(way)
    },
  })
  return (
    <>
      <IconButton
        label={names.undo ? words.undoOf(nameOf(names.undo)) : words.undo}
        shortcut="Ctrl Z"
        variant="quiet"
        disabled={names.undo === null}
        onClick={() => run('undo')}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        label={names.redo ? words.redoOf(nameOf(names.redo)) : words.redo}
        shortcut="Ctrl Shift Z"
        variant="quiet"
        disabled={names.redo === null}
        className="max-sm:disabled:hidden"
        onClick={() => run('redo')}
      >
        <Redo2 aria-hidden />
      </IconButton>
      <output aria-live="polite" className="sr-only">
        {announcement}
      </output>
    </>
  )
}

function wayOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  const name = key.toLowerCase()
  if (name === 'z') return shiftKey ? 'redo' : 'undo'
  return name === 'y' && !metaKey ? 'redo' : null
}

/** Text fields have their own undo. */
const ownsItsText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type)))
