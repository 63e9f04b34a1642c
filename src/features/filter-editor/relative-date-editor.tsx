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
import * as words from './date-words.ts'

const unitItems: readonly { readonly id: RelativeUnit; readonly label: string }[] = [
  { id: 'minute', label: words.minutes },
  { id: 'hour', label: words.hours },
  { id: 'day', label: words.days },
  { id: 'week', label: words.weeks },
  { id: 'month', label: words.months },
  { id: 'year', label: words.years },
]

type Start = PeriodStart | 'now'
const startItems: readonly { readonly id: Start; readonly label: string }[] = [
  { id: 'now', label: words.now },
  { id: 'day', label: words.startOfDay },
  { id: 'monday', label: words.startOfMonday },
  { id: 'sunday', label: words.startOfSunday },
  { id: 'month', label: words.startOfMonth },
  { id: 'quarter', label: words.startOfQuarter },
  { id: 'year', label: words.startOfYear },
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
          label={words.amount}
          hidesLabel
          inputMode="numeric"
          value={String(date.amount)}
          onChange={(text) => {
            const amount = Number(text.replace(/\D/g, ''))
            if (amount <= mostUnits) change({ amount })
          }}
        />
        <Select<RelativeUnit>
          label={words.unit}
          hidesLabel
          items={unitItems}
          value={date.unit}
          onChange={(unit) => change({ unit })}
        />
      </div>
      <Select<Start>
        label={words.before}
        items={startItems}
        value={date.start_of ?? 'now'}
        onChange={(start) => change({ start_of: start === 'now' ? null : start })}
      />
      <Select
        label={words.timeZone}
        items={zones.map((id) => ({ id, label: id }))}
        value={date.time_zone}
        onChange={(time_zone) => change({ time_zone })}
      />
      <p className="border-t border-line pt-3 text-xs text-ink-2">
        {words.rightNow(formatDate(instant, date.time_zone))}
      </p>
      <Button size="small" onClick={() => onChange(instant)}>
        {words.toFixedDate}
      </Button>
    </div>
  )
}
