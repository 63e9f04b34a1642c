import type { ReactNode } from 'react'
import type { ActionMenuProps } from './action-menu.tsx'
import { lazyPart } from './lazy-part.tsx'
import type { Overlay } from './use-overlay.ts'
import * as words from './words.ts'

const ActionMenu = lazyPart(async () => (await import('./action-menu.tsx')).ActionMenu, {
  name: words.menuPart,
  look: 'icon',
  isLikely: true,
})

export type LazyMenuProps<Id extends string> = Omit<ActionMenuProps<Id>, 'place' | 'entry'> & {
  readonly overlay: Overlay
}

/** The menu of a button with `overlay.trigger`. Its code loads before the first menu opens. */
export function LazyMenu<Id extends string>({ overlay, ...menu }: LazyMenuProps<Id>): ReactNode {
  if (!overlay.wasOpened) return null
  // The items are the only source of ids, so `onAction` gets what it takes.
  const props = menu as unknown as Omit<ActionMenuProps<string>, 'place' | 'entry'>
  return <ActionMenu {...props} place={overlay.place} entry={overlay.entry} />
}
