/** What a button of a row opens. The tree has one of each. */
export type RowOverlay =
  | 'column'
  | 'type'
  | 'operator'
  | 'boolean'
  | 'members'
  | 'range'
  // Of a period, the date at its end.
  | 'relative_to'
  | 'relative'
  | 'menu'
  | 'group_kind'

/** What a button of a row does at once. */
export type RowCommand = 'toggle' | 'expand' | 'match_case' | 'add_leaf'

const isMenu = (overlay: RowOverlay): boolean => overlay === 'menu' || overlay === 'group_kind'

/** Attributes of a button that opens an overlay. The tree listens for clicks, so rows have no handlers. */
export const opens = (overlay: RowOverlay) =>
  ({
    type: 'button',
    'data-opens': overlay,
    'aria-haspopup': isMenu(overlay) ? 'menu' : 'dialog',
    // The open overlay sets it to true.
    'aria-expanded': false,
  }) as const

/** Attributes of a button that makes an edit. */
export const does = (command: RowCommand) => ({ type: 'button', 'data-does': command }) as const

export type RowControl = {
  readonly element: HTMLElement
  /** The node's key; for an add row, the key of its group. */
  readonly key: string
  readonly overlay: RowOverlay | null
  readonly command: RowCommand | null
}

/** The row button that an event happened in. Null if there is none. */
export function controlAt(target: EventTarget | null): RowControl | null {
  if (!(target instanceof Element)) return null
  const element = target.closest<HTMLElement>('[data-opens], [data-does]')
  const row = element?.closest<HTMLElement>('[role=row]')
  const key = row?.dataset['nodeKey'] ?? row?.dataset['groupKey']
  if (!element || key === undefined) return null
  return {
    element,
    key,
    overlay: (element.dataset['opens'] as RowOverlay | undefined) ?? null,
    command: (element.dataset['does'] as RowCommand | undefined) ?? null,
  }
}

/** Stands for Enter in what the user types before a list is there. */
export const chooseAhead = '\n'
