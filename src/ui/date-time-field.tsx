import { useState, type ReactNode } from 'react'
import {
  now,
  parseAbsolute,
  type CalendarDate,
  type CalendarDateTime,
  type ZonedDateTime,
} from '@internationalized/date'
import { CalendarDays } from 'lucide-react'
import {
  Button,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  I18nProvider,
  Popover,
} from 'react-aria-components'
import { browserTimeZone } from './browser-time-zone.ts'
import { CalendarMonth } from './calendar-month.tsx'
import { classNames, fieldBox, focusRing, overlayBox, smallFieldBox } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldParts } from './field-error.tsx'

export type DateTimeFieldProps = FieldParts & {
  /** An instant with its offset (`2026-03-01T00:00:00Z`), or null. */
  readonly value: string | null
  /** Gets an instant in UTC, or null when a part of it was cleared. */
  readonly onChange: (value: string | null) => void
  /** IANA name of the zone in which it is shown and typed; the browser's unless told. */
  readonly timeZone?: string
  readonly size?: 'small' | 'medium'
  readonly isDisabled?: boolean
  readonly className?: string
  /** Below the calendar, for instance presets. */
  readonly footer?: ReactNode
}

/** English whose dates are ISO 8601's: nobody has to guess which number is the month. */
const isoLocale = 'en-CA'

/** `Berlin` for `Europe/Berlin`. */
const shortZone = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

function parse(value: string | null, zone: string): ZonedDateTime | null {
  if (value === null) return null
  try {
    return parseAbsolute(value, zone)
  } catch {
    return null
  }
}

export function DateTimeField(props: DateTimeFieldProps) {
  const { label, hidesLabel, description, error, value, onChange, size, footer } = props
  const zone = props.timeZone ?? browserTimeZone()
  const shown = parse(value, zone)
  const [midnight] = useState(() =>
    now(zone).set({ hour: 0, minute: 0, second: 0, millisecond: 0 }),
  )
  const change = (next: ZonedDateTime | CalendarDate | CalendarDateTime | null) => {
    if (next === null) return onChange(null)
    if ('toAbsoluteString' in next) onChange(next.toAbsoluteString().replace('.000Z', 'Z'))
  }
  return (
    <I18nProvider locale={isoLocale}>
      <DatePicker
        value={shown}
        onChange={change}
        granularity={shown !== null && shown.second > 0 ? 'second' : 'minute'}
        hourCycle={24}
        hideTimeZone
        shouldForceLeadingZeros
        placeholderValue={midnight}
        isInvalid={error !== undefined}
        isDisabled={props.isDisabled ?? false}
        className={classNames('flex min-w-0 flex-col gap-1', props.className)}
      >
        <FieldLabel isHidden={hidesLabel ?? false}>{label}</FieldLabel>
        <Group
          isInvalid={error !== undefined}
          className={classNames(
            size === 'small' ? smallFieldBox : fieldBox,
            'gap-x-1.5 px-1 max-sm:h-auto! max-sm:flex-wrap',
          )}
        >
          <Button
            className={classNames(
              focusRing,
              'grid min-h-10 min-w-9 shrink-0 place-items-center rounded-md text-ink-3 data-[hovered]:text-ink lg:min-h-6 lg:min-w-6',
            )}
          >
            <CalendarDays className="size-3.5" aria-hidden />
          </Button>
          <DateInput className="flex whitespace-nowrap">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="rounded-sm px-px tabular-nums outline-none data-[focused]:bg-accent data-[focused]:text-accent-ink data-[placeholder]:text-ink-3 data-[type=literal]:px-0 data-[type=literal]:whitespace-pre data-[type=literal]:normal-nums"
              />
            )}
          </DateInput>
          <span
            className="truncate pr-1.5 text-xs text-ink-3 max-sm:-mt-2 max-sm:basis-full max-sm:pb-1.5 max-sm:pl-10.5"
            title={zone}
          >
            {shortZone(zone)}
          </span>
        </Group>
        <FieldNotes description={description} error={error} />
        <Popover offset={6} placement="bottom start" className={overlayBox}>
          <Dialog className="outline-none">
            <CalendarMonth />
            {footer}
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  )
}
