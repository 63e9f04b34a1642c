import { useCallback, type MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { keyOf } from './row-focus.ts'

/**
 * A press on a date that is text: its row becomes the current one and shows the field of the date,
 * and the press goes to the part of the field in the same place.
 */
export function useDatePress(setCurrent: (key: string) => void) {
  return useCallback(
    (event: MouseEvent) => {
      const { target, button, clientX, clientY } = event
      const key = keyOf(target)
      const row = target instanceof Element ? target.closest<HTMLElement>('[role=row]') : null
      const isDate = target instanceof Element && target.closest('[data-date]') !== null
      if (key === null || !row || !isDate || button !== 0) return
      event.preventDefault()
      flushSync(() => setCurrent(key))
      const part = document
        .elementFromPoint(clientX, clientY)
        ?.closest<HTMLElement>('[role=spinbutton], button')
      if (!part || !row.contains(part)) return row.focus()
      part.focus()
      if (part.tagName === 'BUTTON') {
        addEventListener('mouseup', () => part.click(), { once: true })
      }
    },
    [setCurrent],
  )
}
