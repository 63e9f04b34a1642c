import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { DateTimeField } from '#ui/date-time-field.tsx'
import type { ValueProps } from './value-field.tsx'

const dayMs = 86_400_000

const startOfDay = (daysAgo: number): Date => {
  const date = new Date(Date.now() - daysAgo * dayMs)
  date.setHours(0, 0, 0, 0)
  return date
}

const presets: readonly { readonly label: string; readonly instant: () => Date }[] = [
  { label: 'Today', instant: () => startOfDay(0) },
  { label: 'Last 7 days', instant: () => startOfDay(7) },
  { label: 'Last 30 days', instant: () => startOfDay(30) },
]

/** A date and time in the browser's zone. A preset becomes the instant that it is now. */
export function DateValue({ filter, onChange, error }: ValueProps) {
  const [note, setNote] = useState<string | null>(null)
  const value = typeof filter.value === 'string' ? filter.value : null
  const footer = (
    <div className="flex gap-1 border-t border-line p-2">
      {presets.map(({ label, instant }) => (
        <Button
          key={label}
          slot="close"
          size="small"
          variant="quiet"
          onPress={() => {
            onChange(instant().toISOString().replace('.000Z', 'Z'))
            setNote(`${label}, counted from now`)
          }}
        >
          {label}
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
        value={value}
        onChange={(next) => {
          setNote(null)
          onChange(next ?? undefined)
        }}
        footer={footer}
        {...(error === undefined ? {} : { error })}
      />
      {note === null ? null : <span className="text-xs text-ink-3">{note}</span>}
    </>
  )
}
