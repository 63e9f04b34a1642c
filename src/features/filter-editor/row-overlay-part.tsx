import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { OpenedOverlay } from './use-row-overlay.ts'
import * as words from './words.ts'

const RowOverlays = lazyPart(async () => (await import('./row-overlays.tsx')).RowOverlays, {
  name: words.listPart,
  look: 'row',
  isLikely: true,
})

export type RowOverlayPartProps = {
  readonly root: DraftNode
  readonly opened: OpenedOverlay | null
  readonly onClose: () => void
}

/** The lists and menus of the rows. */
export function RowOverlayPart({ root, opened, onClose }: RowOverlayPartProps) {
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

/** The place below a button, in pixels from the top of the tree. */
function below(anchor: HTMLElement): number {
  const tree = anchor.closest('[role=treegrid]')
  if (!tree) return 0
  return anchor.getBoundingClientRect().bottom - tree.getBoundingClientRect().top + 6
}
