import { useState, type ClipboardEvent, type ReactNode } from 'react'
import {
  fromDate,
  now,
  type CalendarDate,
  type CalendarDateTime,
  type ZonedDateTime,
} from '@internationalized/date'
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
import { browserTimeZone, zonePlace } from './browser-time-zone.ts'
import { CalendarMonth } from './calendar-month.tsx'
import { classNames, fieldBox, focusRing, overlayBox, smallFieldBox } from './class-names.ts'
import { inSameHour, joinInstant, offsetText, otherHour, splitInstant } from './date-time-parts.ts'
import type { FieldParts } from './field-error.tsx'
import { isoLocale } from './iso-locale.ts'
import { FieldLabel, FieldNotes } from './rac-field-parts.tsx'
import * as words from './date-time-words.ts'

export type DateTimeFieldProps = FieldParts & {
  /** An instant in UTC (`2026-03-01T00:00:00.900001Z`), or null. */
  readonly value: string | null
  /** Gets an instant in UTC, or null when the user clears a part. */
  readonly onChange: (value: string | null) => void
  /** Reads a pasted text as an instant, or null. */
  readonly read: (text: string, timeZone: string) => string | null
  readonly size?: 'small' | 'medium'
  /** Below the calendar; it may close it. */
  readonly footer?: (close: () => void) => ReactNode
  /** Where the calendar of an empty field opens, in milliseconds since 1970; today if it is null. */
  readonly around?: number | null
  /** A day picked in an empty field means its last microsecond; otherwise its first. */
  readonly endsDay?: boolean
  /** Whether the calendar marks a day, given its start and its end. */
  readonly isMarked?: (from: Date, to: Date) => boolean
}

const quotedLength = 40
/** Of a second, in microseconds, which is what the service compares. */
const lastFraction = '999999'

export function DateTimeField(props: DateTimeFieldProps) {
  const { label, hidesLabel, description, value, onChange, size, footer, isMarked } = props
  const { around = null, endsDay = false } = props
  const zone = browserTimeZone()
  const { shown, fraction } = splitInstant(value, zone)
  const [refused, setRefused] = useState<string | null>(null)
  const error = refused ?? props.error
  const [today] = useState(() => midnightOf(now(zone)))
  const accept = (next: string | null) => {
    setRefused(null)
    onChange(next)
  }
  const change = (next: ZonedDateTime | CalendarDate | CalendarDateTime | null) => {
    if (next === null) return accept(null)
    if (!('toAbsoluteString' in next)) return
    const isEnd = endsDay && shown === null && next.hour === 23 && next.minute === 59
    if (isEnd) accept(joinInstant(next.set({ second: 59 }), lastFraction))
    else accept(joinInstant(inSameHour(next, shown), fraction))
  }
  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    const instant = props.read(text, zone)
    if (instant !== null) return accept(instant)
    const short = text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text
    setRefused(words.notDateAndTime(short))
  }
  const other = shown && otherHour(shown)
  const usual = around === null ? today : midnightOf(fromDate(new Date(around), zone))
  return (
    <I18nProvider locale={isoLocale}>
      <DatePicker
        value={shown}
        onChange={change}
        granularity={shown !== null && (shown.second > 0 || fraction !== '') ? 'second' : 'minute'}
        hourCycle={24}
        hideTimeZone
        shouldForceLeadingZeros
        placeholderValue={endsDay ? usual.set({ hour: 23, minute: 59 }) : usual}
        isInvalid={error !== undefined}
        className="flex min-w-0 flex-col gap-1"
      >
        <FieldLabel isHidden={hidesLabel ?? false}>{label}</FieldLabel>
        <Group
          isInvalid={error !== undefined}
          onPasteCapture={paste}
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
            <span aria-hidden className="icon-calendar" />
          </Button>
          <span className="flex whitespace-nowrap">
            <DateInput className="flex">
              {(segment) => (
                <DateSegment
                  segment={segment}
                  className="rounded-sm px-px tabular-nums outline-none data-[focused]:bg-accent data-[focused]:text-accent-ink data-[placeholder]:text-ink-3 data-[type=literal]:px-0 data-[type=literal]:whitespace-pre data-[type=literal]:normal-nums"
                />
              )}
            </DateInput>
            {fraction === '' || !shown ? null : (
              <span className="tabular-nums max-sm:hidden">.{fraction}</span>
            )}
          </span>
          <span
            className="truncate pr-1.5 text-xs text-ink-3 max-sm:-mt-2 max-sm:basis-full max-sm:pb-1.5 max-sm:pl-10.5"
            title={zone}
          >
            {fraction === '' || !shown ? null : <span className="sm:hidden">.{fraction} s, </span>}
            {zonePlace(zone)}
            {shown && other ? `, ${offsetText(shown)}` : ''}
          </span>
        </Group>
        {shown && other ? (
          <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
            {words.occursTwice}
            <Button
              slot={null}
              className={classNames(
                focusRing,
                'rounded-sm text-ink-2 underline underline-offset-2 data-[hovered]:text-ink max-lg:min-h-10',
              )}
              onPress={() => accept(joinInstant(other, fraction))}
            >
              {other.compare(shown) > 0 ? words.takeSecond : words.takeFirst} ({offsetText(other)})
            </Button>
          </span>
        ) : null}
        <FieldNotes description={description} error={error} />
        <Popover offset={6} placement="bottom start" className={overlayBox}>
          <Dialog className="outline-none">
            {({ close }) => (
              <>
                <CalendarMonth
                  {...(isMarked ? { isMarked: (day) => isMarked(...boundsOf(day, zone)) } : {})}
                />
                {footer?.(close)}
              </>
            )}
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  )
}

const midnightOf = (time: ZonedDateTime): ZonedDateTime =>
  time.set({ hour: 0, minute: 0, second: 0, millisecond: 0 })

const boundsOf = (day: CalendarDate, zone: string): [from: Date, to: Date] => [
  day.toDate(zone),
  day.add({ days: 1 }).toDate(zone),
]
