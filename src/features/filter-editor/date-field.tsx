import { Button } from '#ui/button.tsx'
import { DateTimeField } from '#ui/date-time-field.tsx'
import { datePresets, pastedInstant, shownInstant } from './date-presets.ts'
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
  /** Gets the words of a chosen preset, or null when the date is another one. */
  readonly onNote: (note: string | null) => void
}

/** A preset becomes a fixed instant when it is chosen. */
export function DateField(props: DateFieldProps) {
  const { label, columnId, operator, value, other, onChange, error, onNote } = props
  const buckets = useBuckets(columnId)
  const lastBucket = buckets?.at(-1)
  const newest = lastBucket ? new Date(lastBucket.to / 1000) : null
  const otherPlace = other === undefined || other === '' ? null : placeOf(other)
  const hasRecords = (from: Date, to: Date) =>
    buckets?.some(
      (bucket) =>
        bucket.count > 0 && bucket.from / 1000 < to.getTime() && bucket.to / 1000 >= from.getTime(),
    ) ?? false
  const presets = (close: () => void) => (
    <div className="flex w-0 min-w-full flex-wrap gap-1 border-t border-line p-2">
      {datePresets(operator, newest).map((preset) => (
        <Button
          key={preset.label}
          size="small"
          variant="quiet"
          onClick={() => {
            onChange(preset.value)
            onNote(preset.note)
            close()
          }}
        >
          {preset.label}
        </Button>
      ))}
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
