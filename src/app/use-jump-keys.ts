import { moveFocus } from '#ui/move-focus.ts'

import { useWindowEvents } from '#ui/use-window-events.ts'

/** Where the records are chosen: the current row, the JSON, or the list of ids. */
const records =
  '[role=treegrid] [data-node-key][tabindex="0"], [data-option=filter_json] [contenteditable], [data-option=record_ids] textarea'

/** Ctrl Enter goes to Export, and Ctrl Shift Enter to the filter or the list of ids. */
export function useJumpKeys(): void {
  useWindowEvents(
    {
      keydown: (event) => {
        const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
        if (key !== 'Enter' || !(ctrlKey || metaKey) || altKey) return
        // An open dialog covers both.
        if (!(target instanceof HTMLElement) || target.closest('[role=dialog]')) return
        const jump = () =>
          moveFocus(document.querySelector<HTMLElement>(shiftKey ? records : '[data-export]'))
        // A focused button would be pressed.
        event.preventDefault()
        // The JSON view would insert a line. Other fields take their text first.
        if (target.isContentEditable) event.stopPropagation()
        setTimeout(jump)
      },
    },
    { isCapturing: true },
  )
}
