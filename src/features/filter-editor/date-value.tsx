import { useState } from 'react'
import { doubledOffset } from '#domain/contract/time-zone.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { browserTimeZone, zonePlace } from '#ui/browser-time-zone.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { clockText, shownInstant } from './date-presets.ts'
import { RowError } from './row-error.tsx'
import { rowInputBox } from './row-styles.ts'
import type { ValueProps } from './value-props.ts'
import { selectsBucket, useBuckets, ValueHistogram } from './value-histogram.tsx'

const DateField = lazyPart(async () => (await import('./date-field.tsx')).DateField, {
  name: 'The date field',
  look: 'row',
  isLikely: true,
})

/** A date and time in the browser's zone: text, and in the row with the focus a field with a calendar. */
export function DateValue(props: ValueProps) {
  const { filter, error, isCurrent } = props
  const [note, setNote] = useState<string | null>(null)
  const buckets = useBuckets(filter.column_id)
  return (
    <>
      {isCurrent ? (
        <DateField {...props} onNote={setNote} />
      ) : (
        <>
          <DateText value={filter.value} isInvalid={error !== undefined} />
          <RowError error={error} />
        </>
      )}
      {buckets === null ? null : (
        <ValueHistogram
          buckets={buckets}
          isSelected={selectsBucket(filter.operator, filter.value)}
          width={48}
          height={16}
        />
      )}
      {note === null ? null : <span className="text-xs text-ink-3">{note}</span>}
    </>
  )
}

type DateTextProps = { readonly value: unknown; readonly isInvalid: boolean }

/** What the field of the row with the focus shows, in the same place. */
function DateText({ value, isInvalid }: DateTextProps) {
  const zone = browserTimeZone()
  const shown = shownInstant(value)
  const instant = shown === null ? null : parseInstant(shown)
  const offset = instant === null ? null : doubledOffset(instant, zone)
  return (
    <span
      role="group"
      aria-label="Value"
      data-date
      data-invalid={isInvalid || undefined}
      className={`${rowInputBox} gap-x-1.5 px-1`}
    >
      <span className="icon-calendar" />
      {instant === null ? (
        <span className="text-ink-3 tabular-nums">yyyy-mm-dd, ––:––</span>
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
