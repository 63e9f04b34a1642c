import { mendDrags } from '#ui/mend-drags.ts'
import { watchKeys } from '#ui/move-focus.ts'
import { holdScroll } from './hold-scroll.ts'
import { keepFocus } from './keep-focus.ts'

/** Starts what is needed only after the user acts. */
export function startLater(): void {
  keepFocus()
  mendDrags()
  watchKeys()
  holdScroll()
}
