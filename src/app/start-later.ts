import { mendDrags } from '#ui/mend-drags.ts'
import { holdScroll } from './hold-scroll.ts'
import { keepFocus } from './keep-focus.ts'

/** Starts what is needed only after the user acts. */
export function startLater(): void {
  keepFocus()
  mendDrags()
  holdScroll()
}
