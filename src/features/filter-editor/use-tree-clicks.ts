import { useCallback, type MouseEvent } from 'react'
import { changeCondition } from '#domain/filter-tree/condition.ts'
import { findNode } from '#domain/filter-tree/draft-nodes.ts'
import {
  insertNode,
  newLeaf,
  toggleCollapsed,
  toggleGroup,
} from '#domain/filter-tree/filter-edit.ts'
import type { EditorContext } from './editor-context.ts'
import { controlAt, type RowCommand, type RowControl } from './row-controls.ts'
import { keyOf } from './row-focus.ts'
import type { RowFocus } from './use-row-focus.ts'
import * as words from './words.ts'

type Edit = EditorContext['edit']

export type TreeClicks = {
  readonly edit: Edit
  readonly focus: RowFocus['focus']
  readonly openOverlay: (control: RowControl) => void
}

const commands: Readonly<Record<RowCommand, (edit: Edit, key: string) => void>> = {
  toggle: (edit, key) =>
    edit((root) => toggleGroup(root, key), {
      focus: key,
      say: (root) => {
        const group = findNode(root, key)
        return words.changedTo(group && 'or' in group ? 'or' : 'and')
      },
    }),
  expand: (edit, key) =>
    edit((root) => toggleCollapsed(root, key), { focus: key, say: words.expanded }),
  match_case: (edit, key) =>
    edit((root) =>
      changeCondition(root, key, (now) => ({
        ...now,
        case_sensitive: now.case_sensitive === false,
      })),
    ),
  add_leaf: (edit, key) => {
    const leaf = newLeaf()
    edit((root) => insertNode(root, leaf, 'into', key), {
      focus: leaf.key,
      at: 'list',
      say: words.addedCondition,
    })
  },
}

/** Clicks on the buttons of all rows, and presses on their dates. */
export function useTreeClicks({ edit, focus, openOverlay }: TreeClicks) {
  const onClick = useCallback(
    (event: MouseEvent) => {
      const control = controlAt(event.target)
      if (!control) return
      if (control.overlay) openOverlay(control)
      if (control.command) commands[control.command](edit, control.key)
    },
    [edit, openOverlay],
  )
  // A date is text until its row has the focus. Then the field of the date is in the same place, and
  // gets the press.
  const onMouseDown = useCallback(
    (event: MouseEvent) => {
      const { target, button, clientX: x, clientY: y } = event
      if (button !== 0 || !(target instanceof Element) || !target.closest('[data-date]')) return
      const key = keyOf(target)
      if (key === null) return
      event.preventDefault()
      focus(key, { x, y })
    },
    [focus],
  )
  return { onClick, onMouseDown }
}
