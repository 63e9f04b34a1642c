import { listenForLongPress, type TouchPoint } from './long-press.ts'
import { keyOf } from './row-focus.ts'
import { dropData, dropPlace, targetAt, type DragParts } from './row-drag.ts'

/**
 * Moves rows by a long press. Browsers disagree on whether a touch can start a native drag, so touch has
 * a way of its own.
 */
export function listenForTouchDrags(list: HTMLElement, parts: DragParts): () => void {
  const { latest, onMove, onDrop, onLeave } = parts
  const moveOf = (row: HTMLElement, { clientX, clientY }: TouchPoint) => {
    const input = {
      clientX,
      clientY,
      pageX: clientX + scrollX,
      pageY: clientY + scrollY,
      ...noKeys,
    }
    const target = targetAt(list, latest(), input)
    const drop = target && dropPlace({ data: dropData(target, input) })
    return { key: keyOf(row), drop, isCopy: false }
  }
  return listenForLongPress(list, {
    heldBy: (pressed) => movableRow(pressed, latest().key),
    onHold: (row) => {
      row.setAttribute('data-dragged', '')
      // The row with the focus stays rendered while the page scrolls.
      row.focus({ preventScroll: true })
    },
    onMove: (row, point) => onMove(moveOf(row, point)),
    onEnd: (row, point) => {
      row.removeAttribute('data-dragged')
      if (point) onDrop(moveOf(row, point))
      else onLeave()
    },
  })
}

const noKeys = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  button: 0,
  buttons: 0,
} as const

/** The row of a press on its handle or beside its controls. */
function movableRow(pressed: Element, rootKey: string): HTMLElement | null {
  const row = pressed.closest<HTMLElement>('[data-node-key]')
  if (!row || keyOf(row) === rootKey) return null
  const isControl = pressed.closest('button, input, [contenteditable]') !== null
  return isControl && !pressed.closest('[data-drag-handle]') ? null : row
}
