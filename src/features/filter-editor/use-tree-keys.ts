import { useCallback, type KeyboardEvent } from 'react'
import { conditionOf } from '#domain/filter-tree/condition.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { findNode, pathTo } from '#domain/filter-tree/draft-nodes.ts'
import { insertNode, newGroup, newLeaf, toggleCollapsed } from '#domain/filter-tree/filter-edit.ts'
import { moveFocus } from '#ui/move-focus.ts'
import { useLatest } from '#ui/use-latest.ts'
import { runAction } from './node-actions.ts'
import { chooseAhead, controlAt, type RowControl } from './row-controls.ts'
import { fieldOf, menuOf } from './row-focus.ts'
import type { RowFocus } from './use-row-focus.ts'
import type { RowSelection } from './use-row-selection.ts'
import { treeCommand, type Direction, type TreeCommand } from './tree-keys.ts'
import { canExpand, isNodeKey, isOpen } from './tree-rows.ts'
import type { Tree } from './use-tree.ts'
import * as words from './words.ts'

export type TreeKeys = {
  readonly tree: Tree
  readonly keys: readonly string[]
  readonly focus: RowFocus['focus']
  readonly selection: RowSelection
  readonly open: (what: 'find' | 'keys') => void
  readonly openOverlay: (control: RowControl, typed?: string) => void
}

const pageRows = 10

/** The keys of a treegrid (ARIA practices) while a row has the focus, and Escape in its fields. */
export function useTreeKeys(parts: TreeKeys) {
  const latest = useLatest(parts)
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const { target } = event
      if (!(target instanceof HTMLElement)) return
      const key = target.dataset['nodeKey']
      // Keys of fields and buttons are not for their row.
      if (key === undefined) {
        openByKey(event, latest.current.openOverlay)
        return leaveByEnter(event, target)
      }
      const command = treeCommand(event)
      const node = command && findNode(latest.current.tree.latest(), key)
      if (!node) return
      event.preventDefault()
      run(command, node, latest.current, target)
    },
    [latest],
  )
  return { onKeyDown, onKeyDownCapture: leaveField }
}

const openingKeys = ['Enter', ' ', 'ArrowDown', 'ArrowUp']

/**
 * Opens what a button opens; on a column, typing does so, too, and searches. Enter and Space count
 * here, because react-aria takes the click that follows them for one of a screen reader, and then
 * focuses the list late.
 */
function openByKey(event: KeyboardEvent, openOverlay: TreeKeys['openOverlay']): void {
  const { key, target, ctrlKey, metaKey, altKey } = event
  const control = controlAt(target)
  if (control?.overlay == null || control.element !== target) return
  // While the search opens, Space is a part of its text.
  const isOpening = control.element.ariaExpanded === 'true'
  const isText =
    control.overlay === 'column' &&
    (isOpening ? /^.$/u : /^\S$/u).test(key) &&
    !(ctrlKey || metaKey || altKey)
  if (!isText && !openingKeys.includes(key)) return
  event.preventDefault()
  openOverlay(control, isText ? key : isOpening && key === 'Enter' ? chooseAhead : '')
}

/** Enter in a value that took no notice of it ends the typing: the row gets the focus. */
function leaveByEnter(event: KeyboardEvent, target: HTMLElement): void {
  if (event.key !== 'Enter' || event.defaultPrevented || target.tagName !== 'INPUT') return
  event.preventDefault()
  moveFocus(target.closest<HTMLElement>('[data-node-key]'))
}

/** Escape in a field focuses its row. Captured, because fields stop the event. */
function leaveField(event: KeyboardEvent<HTMLElement>): void {
  const { key, target } = event
  if (key !== 'Escape' || !(target instanceof HTMLElement)) return
  const row = target.closest<HTMLElement>('[data-node-key]')
  if (!row || row === target || target.getAttribute('aria-expanded') === 'true') return
  event.stopPropagation()
  moveFocus(row)
}

function run(command: TreeCommand, node: DraftNode, parts: TreeKeys, row: HTMLElement): void {
  const { tree, selection, open } = parts
  const { key } = node
  if ('open' in command) {
    if (command.open === 'field') {
      const condition = conditionOf(node)
      const isNew = condition !== null && condition.column_id === undefined
      if (isNew) return parts.focus(key, 'list')
      return moveFocus(fieldOf(row))
    }
    if (command.open === 'menu') {
      const menu = controlAt(menuOf(row))
      return menu ? parts.openOverlay(menu) : undefined
    }
    return open(command.open)
  }
  if ('move' in command) {
    selection.clear()
    return move(command.move, node, parts)
  }
  if ('select' in command) return selection.extend(key, command.select)
  if ('drop' in command) return selection.clear()
  if ('wrap' in command) return selection.wrap(key)
  if ('add' in command) {
    const added = command.add === 'leaf' ? newLeaf() : newGroup('and')
    // Below an open group is its inside; a NOT has room for one row.
    const hasRoom = isOpen(node) && !('not' in node && node.not !== null)
    const place = hasRoom ? 'into' : 'after'
    return tree.edit((root) => insertNode(root, added, place, key), {
      focus: added.key,
      at: command.add === 'leaf' ? 'list' : 'row',
      say: command.add === 'leaf' ? words.addedCondition : words.addedGroup,
    })
  }
  if (selection.act(key, command.action)) return undefined
  return runAction(tree.edit, command.action, key)
}

function move(direction: Direction, node: DraftNode, { tree, keys, focus }: TreeKeys): void {
  const index = keys.indexOf(node.key)
  const fold = (say: string) =>
    tree.edit((root) => toggleCollapsed(root, node.key), { focus: node.key, say })
  const go = (from: number, step: 1 | -1, rows = 1) => {
    let found: string | undefined
    let left = rows
    for (let at = from; at >= 0 && at < keys.length && left > 0; at += step) {
      const key = keys[at]
      if (key === undefined || !isNodeKey(key)) continue
      found = key
      left -= 1
    }
    if (found !== undefined) focus(found)
  }
  switch (direction) {
    case 'next':
      return go(index + 1, 1)
    case 'previous':
      return go(index - 1, -1)
    case 'page_down':
      return go(index + 1, 1, pageRows)
    case 'page_up':
      return go(index - 1, -1, pageRows)
    case 'first':
      return go(0, 1)
    case 'last':
      return go(keys.length - 1, -1)
    case 'left': {
      if (isOpen(node)) return fold(words.collapsed)
      const parent = pathTo(tree.latest(), node.key).at(-2)
      return parent && focus(parent.key)
    }
    case 'right':
      return canExpand(node) && !isOpen(node) ? fold(words.expanded) : go(index + 1, 1)
    default:
      return direction satisfies never
  }
}
