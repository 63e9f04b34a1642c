import type { CalendarDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components'
import { classNames, focusRing } from './class-names.ts'

const arrow = classNames(
  focusRing,
  'grid size-11 place-items-center rounded-lg text-ink-2 data-[hovered]:bg-sunken lg:size-8 [&_svg]:size-4',
)

export type CalendarMonthProps = {
  /** Whether a day has a dot below its number. */
  readonly isMarked?: (day: CalendarDate) => boolean
}

const dot =
  'relative after:absolute after:bottom-1 after:size-1 after:rounded-full after:bg-accent lg:after:bottom-0.5'

/** One month to pick a day from, inside RAC's `DatePicker`. */
export function CalendarMonth({ isMarked }: CalendarMonthProps) {
  return (
    <Calendar firstDayOfWeek="mon" className="p-3">
      <div className="flex items-center pb-1">
        <Button slot="previous" className={arrow}>
          <ChevronLeft aria-hidden />
        </Button>
        <CalendarHeading className="flex-1 text-center text-sm font-semibold" />
        <Button slot="next" className={arrow}>
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <CalendarGrid className="border-collapse">
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="size-8 text-xs font-normal text-ink-3">
              {day}
            </CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className={classNames(
                focusRing,
                'grid size-11 cursor-pointer place-items-center rounded-lg text-sm tabular-nums -outline-offset-2 data-[disabled]:opacity-40 data-[hovered]:bg-sunken data-[outside-month]:hidden data-[selected]:bg-accent data-[selected]:text-accent-ink data-[today]:font-semibold lg:size-8',
                isMarked?.(date) && dot,
              )}
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
