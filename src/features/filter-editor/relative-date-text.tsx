import { relativeWords } from '#domain/configuration/describe-date.ts'
import {
  presentMinute,
  resolveRelativeDate,
  type RelativeDate,
} from '#domain/filter-tree/relative-date.ts'
import { zonePlace } from '#ui/browser-time-zone.ts'
import { controlName } from './column-field.tsx'
import { clockText } from './date-presets.ts'
import { opens } from './row-controls.ts'
import { boxButton, rowButton } from './row-styles.ts'

export type RelativeDateTextProps = {
  readonly label: string
  readonly date: RelativeDate
}

/** A relative date in words, and the instant that it means now. It opens its editor. */
export function RelativeDateText({ label, date }: RelativeDateTextProps) {
  const words = relativeWords(date).replace(/^the /, '')
  const instant = resolveRelativeDate(date, presentMinute())
  const zone = date.time_zone
  const meant = instant === null ? '' : `${clockText(instant, zone)} ${zonePlace(zone)}`
  return (
    <button
      {...opens(label === 'To' ? 'relative_to' : 'relative')}
      aria-label={controlName(label, `${words}, now ${meant}`, undefined)}
      className={`${rowButton} ${boxButton} flex-wrap gap-y-0!`}
    >
      <span className="icon-calendar text-ink-3" />
      {words}
      <span className="truncate text-xs text-ink-3 tabular-nums" title={zone}>
        {meant}
      </span>
    </button>
  )
}
