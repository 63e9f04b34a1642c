import { Button } from '#ui/button.tsx'
import { DateTimeField } from '#ui/date-time-field.tsx'
import { datePresets, pastedInstant, shownInstant } from './date-presets.ts'
import { useBuckets } from './value-histogram.tsx'
import type { ValueProps } from './value-props.ts'

export type DateFieldProps = Pick<ValueProps, 'filter' | 'onChange' | 'error'> & {
  /** Gets the words of a chosen preset, or null when the date is another one. */
  readonly onNote: (note: string | null) => void
}

/** A preset becomes a fixed instant when it is chosen. */
export function DateField({ filter, onChange, error, onNote }: DateFieldProps) {
  const buckets = useBuckets(filter.column_id)
  const lastBucket = buckets?.at(-1)
  const newest = lastBucket ? new Date(lastBucket.to / 1000) : null
  const hasRecords = (from: Date, to: Date) =>
    buckets?.some(
      (bucket) =>
        bucket.count > 0 && bucket.from / 1000 < to.getTime() && bucket.to / 1000 >= from.getTime(),
    ) ?? false
  const presets = (close: () => void) => (
    <div className="flex w-0 min-w-full flex-wrap gap-1 border-t border-line p-2">
      {datePresets(filter.operator, newest).map((preset) => (
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
      label="Value"
      hidesLabel
      size="small"
      value={shownInstant(filter.value)}
      read={pastedInstant}
      onChange={(next) => {
        onNote(null)
        onChange(next ?? undefined)
      }}
      footer={presets}
      around={lastBucket ? lastBucket.to / 1000 : null}
      isMarked={hasRecords}
      {...(error === undefined ? {} : { error })}
    />
  )
}
