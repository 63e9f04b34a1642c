import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { DateTimeField } from '#ui/date-time-field.tsx'
import {
  datePresets,
  pastedInstant,
  shownInstant,
  startOfDay,
  type DatePreset,
} from './date-presets.ts'
import type { ValueProps } from './value-props.ts'
import { selectsBucket, useBuckets, ValueHistogram } from './value-histogram.tsx'

/** A date and time in the browser's zone. A preset becomes a fixed instant when it is chosen. */
export function DateValue({ filter, onChange, error }: ValueProps) {
  const [note, setNote] = useState<string | null>(null)
  const buckets = useBuckets(filter.column_id)
  const choose = ({ label, days }: DatePreset) => {
    onChange(startOfDay(days))
    setNote(`${label}, as of now`)
  }
  const footer = (close: () => void) => (
    <div className="flex flex-wrap gap-1 border-t border-line p-2">
      {datePresets(filter.operator).map((preset) => (
        <Button
          key={preset.label}
          size="small"
          variant="quiet"
          onClick={() => {
            choose(preset)
            close()
          }}
        >
          {preset.label}
        </Button>
      ))}
    </div>
  )
  return (
    <>
      <DateTimeField
        label="Value"
        hidesLabel
        size="small"
        value={shownInstant(filter.value)}
        read={pastedInstant}
        onChange={(next) => {
          setNote(null)
          onChange(next ?? undefined)
        }}
        footer={footer}
        {...(error === undefined ? {} : { error })}
      />
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
