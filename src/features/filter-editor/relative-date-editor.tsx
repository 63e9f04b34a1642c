import { formatDate } from '#domain/configuration/describe-tree.ts'
import {
  formatRelativeDate,
  instantText,
  mostUnits,
  parseRelativeDate,
  presentMinute,
  type PeriodStart,
  type RelativeDate,
  type RelativeUnit,
} from '#domain/filter-tree/relative-date.ts'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

const unitItems: readonly { readonly id: RelativeUnit; readonly label: string }[] = [
  { id: 'minute', label: 'minutes' },
  { id: 'hour', label: 'hours' },
  { id: 'day', label: 'days' },
  { id: 'week', label: 'weeks' },
  { id: 'month', label: 'months' },
  { id: 'year', label: 'years' },
]

type Start = PeriodStart | 'now'
const startItems: readonly { readonly id: Start; readonly label: string }[] = [
  { id: 'now', label: 'now' },
  { id: 'day', label: 'the start of today' },
  { id: 'monday', label: 'the start of this week (Monday)' },
  { id: 'sunday', label: 'the start of this week (Sunday)' },
  { id: 'month', label: 'the start of this month' },
  { id: 'quarter', label: 'the start of this quarter' },
  { id: 'year', label: 'the start of this year' },
]

export type RelativeDateEditorProps = {
  /** The text of a relative date. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** “7 days before the start of today, in Europe/Berlin”, with the instant that it means now. */
export function RelativeDateEditor({ value, onChange }: RelativeDateEditorProps) {
  const date = parseRelativeDate(value)
  if (date === null) return null
  const change = (next: Partial<RelativeDate>) => onChange(formatRelativeDate({ ...date, ...next }))
  const instant = instantText(value, presentMinute())
  const zones = [...new Set([date.time_zone, browserTimeZone(), 'UTC'])]
  return (
    <div className="flex w-80 max-w-full flex-col gap-3 p-4">
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
        <TextField
          label="Number"
          hidesLabel
          inputMode="numeric"
          value={String(date.amount)}
          onChange={(text) => {
            const amount = Number(text.replace(/\D/g, ''))
            if (amount <= mostUnits) change({ amount })
          }}
        />
        <Select<RelativeUnit>
          label="Unit"
          hidesLabel
          items={unitItems}
          value={date.unit}
          onChange={(unit) => change({ unit })}
        />
      </div>
      <Select<Start>
        label="Before"
        items={startItems}
        value={date.start_of ?? 'now'}
        onChange={(start) => change({ start_of: start === 'now' ? null : start })}
      />
      <Select
        label="Time zone"
        items={zones.map((id) => ({ id, label: id }))}
        value={date.time_zone}
        onChange={(time_zone) => change({ time_zone })}
      />
      <p className="border-t border-line pt-3 text-xs text-ink-2">
        Right now: {formatDate(instant, date.time_zone)}
      </p>
      <Button size="small" onClick={() => onChange(instant)}>
        Make it fixed
      </Button>
    </div>
  )
}
