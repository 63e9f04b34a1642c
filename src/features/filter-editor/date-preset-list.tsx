import { parseInstant } from '#domain/contract/instant.ts'
import {
  formatRelativeDate,
  makeRelative,
  presentMinute,
} from '#domain/filter-tree/relative-date.ts'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { browserWeekStart } from '#ui/browser-week-start.ts'
import { Button } from '#ui/button.tsx'
import { clockText, datePresets, presetInstant, type DatePreset } from './date-presets.ts'
import * as words from './date-words.ts'

export type DatePresetListProps = {
  readonly operator: string | undefined
  readonly value: unknown
  /** The newest record of the queue; null if unknown. */
  readonly newest: Date | null
  readonly onChoose: (preset: DatePreset) => void
}

/** Dates to choose at once, each with the instant that it means now. */
export function DatePresetList({ operator, value, newest, onChoose }: DatePresetListProps) {
  const time_zone = browserTimeZone()
  const presets = datePresets({ operator, newest, time_zone, week_start: browserWeekStart() })
  const instant = typeof value === 'string' ? parseInstant(value) : null
  const relative = instant === null ? null : makeRelative(instant, presentMinute(), time_zone)
  const offered =
    relative === null
      ? presets
      : [...presets, { label: words.toRelativeDate, value: formatRelativeDate(relative) }]
  return (
    <div className="grid w-0 min-w-full grid-cols-2 border-t border-line p-2">
      {offered.map((preset) => (
        <Button
          key={preset.label}
          size="small"
          variant="quiet"
          aria-label={preset.label}
          aria-description={meant(preset, time_zone)}
          onClick={() => onChoose(preset)}
          className="flex-col items-start! gap-0! py-1 text-left whitespace-normal!"
        >
          {preset.label}
          <span className="text-2xs text-ink-3 tabular-nums">{meant(preset, time_zone)}</span>
        </Button>
      ))}
    </div>
  )
}

function meant({ value }: DatePreset, timeZone: string): string {
  const instant = parseInstant(presetInstant(value))
  return instant === null ? '' : clockText(instant, timeZone)
}
