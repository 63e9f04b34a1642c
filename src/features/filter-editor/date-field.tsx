import { parseRelativeDate } from '#domain/filter-tree/relative-date.ts'
import { DateTimeField } from '#ui/date-time-field.tsx'
import { DatePresetList } from './date-preset-list.tsx'
import { pastedInstant, shownInstant, type DatePreset } from './date-presets.ts'
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
  const choose = ({ label: name, value: preset }: DatePreset) => {
    if (typeof preset !== 'string') return onPeriod?.(preset)
    onChange(preset)
    return onNote(parseRelativeDate(preset) === null ? name : null)
  }
  const presets = (close: () => void) => (
    <DatePresetList
      operator={onPeriod === null ? operator : 'between'}
      value={value}
      newest={newest}
      onChoose={(preset) => {
        close()
        choose(preset)
      }}
    />
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
