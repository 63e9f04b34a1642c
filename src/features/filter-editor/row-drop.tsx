import { memo, useCallback, useState } from 'react'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { classNames } from '#ui/class-names.ts'
import { useEditor } from './editor-context.ts'
import {
  draggedKey,
  dropData,
  dropped,
  dropPlace,
  isAllowed,
  type DropPlace,
  type Target,
} from './row-drag.ts'

type Shown = { readonly place: DropPlace; readonly isAllowed: boolean }

const marks = {
  before: 'inset-x-0 -top-px h-0.5 bg-accent',
  after: 'inset-x-0 -bottom-px h-0.5 bg-accent',
  into: 'inset-0 rounded-lg outline-2 -outline-offset-2 outline-accent bg-accent-soft/40',
  onto: 'inset-0 rounded-lg outline-2 -outline-offset-2 outline-dashed outline-accent bg-accent-soft/40',
} as const satisfies Record<DropPlace, string>

const messages = {
  before: 'Moved',
  after: 'Moved',
  into: 'Moved into the group',
  onto: 'Grouped with the row',
} as const satisfies Record<DropPlace, string>

type RowDropProps = { readonly target: Target }

const isSameTarget = (a: RowDropProps, b: RowDropProps): boolean =>
  a.target.key === b.target.key && a.target.kind === b.target.kind

export const RowDrop = memo(function RowDrop({ target }: RowDropProps) {
  const { edit, latest } = useEditor()
  const [shown, setShown] = useState<Shown | null>(null)
  const { key, kind } = target
  const mark = useCallback(
    (span: HTMLElement | null) => {
      const row = span?.closest<HTMLElement>('[role=row]')
      if (!row) return undefined
      return dropTargetForElements({
        element: row,
        canDrop: ({ source }) => {
          const moving = draggedKey(source.data)
          return moving !== null && moving !== key
        },
        getData: ({ input, element }) => dropData({ key, kind }, input, element),
        getDropEffect: ({ input }) => (input.altKey ? 'copy' : 'move'),
        onDrag: ({ self, source, location }) => {
          const place = dropPlace(self, kind)
          const moving = draggedKey(source.data)
          if (place === null || moving === null) return setShown(null)
          const isCopy = location.current.input.altKey
          const fits = isAllowed(latest(), moving, { place, target: key, isCopy })
          return setShown((last) =>
            last?.place === place && last.isAllowed === fits ? last : { place, isAllowed: fits },
          )
        },
        onDragLeave: () => setShown(null),
        onDrop: ({ self, source, location }) => {
          setShown(null)
          const place = dropPlace(self, kind)
          const moving = draggedKey(source.data)
          if (place === null || moving === null) return
          const isCopy = location.current.input.altKey
          edit((root) => dropped(root, moving, { place, target: key, isCopy }), {
            focus: moving,
            say: isCopy ? 'Copied' : messages[place],
          })
        },
      })
    },
    [key, kind, edit, latest],
  )
  return (
    <span
      ref={mark}
      aria-hidden
      className={classNames(
        'pointer-events-none absolute z-2',
        shown ? marks[shown.place] : 'hidden',
        shown?.isAllowed === false && 'opacity-25',
      )}
    />
  )
}, isSameTarget)
