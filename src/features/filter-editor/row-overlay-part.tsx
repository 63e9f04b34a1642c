import { useEffect } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { whenIdle } from '#ui/when-idle.ts'
import type { OpenedOverlay } from './use-row-overlay.ts'

const load = async () => (await import('./row-overlays.tsx')).RowOverlays
const RowOverlays = lazyPart(load, { name: 'The list', look: 'row' })

export type RowOverlayPartProps = {
  readonly root: DraftNode
  readonly opened: OpenedOverlay | null
  readonly onClose: () => void
}

/** The lists and menus of the rows. Their code loads when the browser is idle, or with the first press. */
export function RowOverlayPart({ root, opened, onClose }: RowOverlayPartProps) {
  useEffect(() => whenIdle(() => load().catch(() => undefined)), [])
  if (!opened) return null
  const { anchor, turn } = opened
  // What is shown here is an error only: the overlays themselves are elsewhere in the DOM.
  return (
    <div
      className="absolute z-3 rounded-lg border border-line bg-surface px-3 py-1 shadow-overlay empty:hidden"
      style={{ top: below(anchor.current), left: 12 }}
    >
      <RowOverlays key={turn} root={root} opened={opened} onClose={onClose} />
    </div>
  )
}

/** The place below a button, in pixels from the top of the editor. */
function below(anchor: HTMLElement): number {
  const editor = anchor.closest('[role=treegrid]')?.parentElement
  if (!editor) return 0
  return anchor.getBoundingClientRect().bottom - editor.getBoundingClientRect().top + 6
}
