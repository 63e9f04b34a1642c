import { useState } from 'react'
import { doubledOffset } from '#domain/contract/time-zone.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { parseRelativeDate } from '#domain/filter-tree/relative-date.ts'
import { browserTimeZone, zonePlace } from '#ui/browser-time-zone.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { clockText, shownInstant } from './date-presets.ts'
import type { DateFieldProps } from './date-field.tsx'
import { RangeButton } from './range-button.tsx'
import { RelativeDateText } from './relative-date-text.tsx'
import { RowError } from './row-error.tsx'
import { rowInputBox } from './row-styles.ts'
import { placeOf } from './value-histogram.tsx'
import type { ValueProps } from './value-props.ts'
import * as words from './words.ts'

const DateField = lazyPart(async () => (await import('./date-field.tsx')).DateField, {
  name: words.datePart,
  look: 'row',
  isLikely: true,
})

/** Dates and times in the browser's zone: text, and in the row with the focus fields with calendars. */
export function DateValue({ filter, onChange, error, isCurrent }: ValueProps) {
  const [note, setNote] = useState<string | null>(null)
  const { operator, value } = filter
  const isPair = operator === 'between'
  const [from, to] = Array.isArray(value) ? value : []
  const one = {
    columnId: filter.column_id,
    isCurrent,
    onNote: setNote,
    onPeriod: isPair ? onChange : null,
  }
  // Of a period, the error is at the date that is missing.
  const errorAt = (end: unknown) => (placeOf(end) === null ? error : undefined)
  return (
    <>
      {isPair ? (
        <>
          <OneDate
            {...one}
            label={words.from}
            operator="gte"
            value={from}
            other={to}
            error={errorAt(from)}
            onChange={(next) => onChange([next ?? '', to ?? ''])}
          />
          <span className="text-ink-3">{words.and}</span>
          <OneDate
            {...one}
            label={words.to}
            operator="lte"
            value={to}
            other={from}
            error={errorAt(to)}
            onChange={(next) => onChange([from ?? '', next ?? ''])}
          />
        </>
      ) : (
        <OneDate {...one} {...{ operator, value, onChange, error }} label={words.value} />
      )}
      {isCurrent ? null : <RowError error={error} />}
      <RangeButton condition={filter} />
      {note === null ? null : <span className="text-xs text-ink-3">{note}</span>}
    </>
  )
}

function OneDate({ isCurrent, ...props }: DateFieldProps & { readonly isCurrent: boolean }) {
  const date = typeof props.value === 'string' ? parseRelativeDate(props.value) : null
  if (date !== null) return <RelativeDateText label={props.label} date={date} />
  return isCurrent ? (
    <DateField {...props} />
  ) : (
    <DateText label={props.label} value={props.value} isInvalid={props.error !== undefined} />
  )
}

type DateTextProps = {
  readonly label: string
  readonly value: unknown
  readonly isInvalid: boolean
}

/** What the field of the row with the focus shows, in the same place. */
function DateText({ label, value, isInvalid }: DateTextProps) {
  const zone = browserTimeZone()
  const shown = shownInstant(value)
  const instant = shown === null ? null : parseInstant(shown)
  const offset = instant === null ? null : doubledOffset(instant, zone)
  return (
    <span
      role="group"
      aria-label={label}
      data-date
      data-invalid={isInvalid || undefined}
      className={`${rowInputBox} gap-x-1.5 px-1`}
    >
      <span className="icon-calendar" />
      {instant === null ? (
        <span className="text-ink-3 tabular-nums">{words.emptyDate}</span>
      ) : (
        <span className="tabular-nums">{clockText(instant, zone)}</span>
      )}
      <span className="truncate pr-1.5 text-xs text-ink-3" title={zone}>
        {zonePlace(zone)}
        {offset === null ? '' : `, ${offset}`}
      </span>
    </span>
  )
}
