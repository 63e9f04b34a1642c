import { formatDate } from '#domain/configuration/describe-tree.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import {
  formatRelativeDate,
  makeRelative,
  parseRelativeDate,
  presentMinute,
} from '#domain/filter-tree/relative-date.ts'
import { Button } from '#ui/button.tsx'
import { DateTimeField } from '#ui/date-time-field.tsx'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { browserWeekStart } from '#ui/browser-week-start.ts'
import { datePresets, pastedInstant, presetInstant, shownInstant } from './date-presets.ts'
import { placeOf, useBuckets } from './value-histogram.tsx'

export type DateFieldProps = {
  readonly label: string
  readonly columnId: string | undefined
  readonly operator: string | undefined
  readonly value: unknown
  /** The other date of a period: the calendar of an empty field opens there. */
  readonly other?: unknown
  readonly onChange: (value: string | undefined) => void
  readonly error: string | undefined
  /** Gets both dates of a preset; null if the condition is no period. */
  readonly onPeriod: ((period: readonly [from: string, to: string]) => void) | null
  /** Gets the words of a chosen preset that is an instant, or null when the date is another one. */
  readonly onNote: (note: string | null) => void
}

/** A fixed date and time with a calendar. Its presets are relative dates. */
export function DateField(props: DateFieldProps) {
  const { label, columnId, operator, value, other, onChange, error, onPeriod, onNote } = props
  const buckets = useBuckets(columnId)
  const lastBucket = buckets?.at(-1)
  const newest = lastBucket ? new Date(lastBucket.to / 1000) : null
  const otherPlace = other === undefined || other === '' ? null : placeOf(other)
  const hasRecords = (from: Date, to: Date) =>
    buckets?.some(
      (bucket) =>
        bucket.count > 0 && bucket.from / 1000 < to.getTime() && bucket.to / 1000 >= from.getTime(),
    ) ?? false
  const zone = browserTimeZone()
  const facts = {
    operator: onPeriod === null ? operator : 'between',
    newest,
    time_zone: zone,
    week_start: browserWeekStart(),
  }
  const instant = typeof value === 'string' ? parseInstant(value) : null
  const relative = instant === null ? null : makeRelative(instant, presentMinute(), zone)
  const presets = (close: () => void) => (
    <div className="grid w-0 min-w-full grid-cols-2 gap-1 border-t border-line p-2">
      {datePresets(facts).map(({ label: name, value: preset }) => (
        <Button
          key={name}
          size="small"
          variant="quiet"
          className="justify-start! text-left whitespace-normal"
          data-tip={formatDate(presetInstant(preset), zone)}
          onClick={() => {
            close()
            if (typeof preset !== 'string') return onPeriod?.(preset)
            onChange(preset)
            return onNote(parseRelativeDate(preset) === null ? name : null)
          }}
        >
          {name}
        </Button>
      ))}
      {relative === null ? null : (
        <Button
          size="small"
          variant="quiet"
          className="justify-start!"
          onClick={() => {
            close()
            onChange(formatRelativeDate(relative))
          }}
        >
          Make it relative
        </Button>
      )}
    </div>
  )
  return (
    <DateTimeField
      label={label}
      hidesLabel
      size="small"
      value={shownInstant(value)}
      read={pastedInstant}
      onChange={(next) => {
        onNote(null)
        onChange(next ?? undefined)
      }}
      footer={presets}
      endsDay={operator === 'lte' || operator === 'gt'}
      around={otherPlace === null ? (newest?.getTime() ?? null) : otherPlace / 1000}
      isMarked={hasRecords}
      {...(error === undefined ? {} : { error })}
    />
  )
}
