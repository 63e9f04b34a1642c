import { relativeWords } from '#domain/configuration/describe-date.ts'
import {
  presentMinute,
  resolveRelativeDate,
  type RelativeDate,
} from '#domain/filter-tree/relative-date.ts'
import { zonePlace } from '#ui/browser-time-zone.ts'
import { clockText } from './date-presets.ts'
import { opens } from './row-controls.ts'
import { boxButton, rowButton } from './row-styles.ts'
import * as words from './words.ts'

export type RelativeDateTextProps = {
  readonly label: string
  readonly date: RelativeDate
}

/** A relative date in words, and the instant that it means now. It opens its editor. */
export function RelativeDateText({ label, date }: RelativeDateTextProps) {
  const said = relativeWords(date).replace(/^the /, '')
  const instant = resolveRelativeDate(date, presentMinute())
  const zone = date.time_zone
  const meant = instant === null ? '' : `${clockText(instant, zone)} ${zonePlace(zone)}`
  return (
    <button
      {...opens(label === words.to ? 'relative_to' : 'relative')}
      aria-label={words.control(label, words.relativeNow(said, meant))}
      className={`${rowButton} ${boxButton} flex-wrap gap-y-0!`}
    >
      <span className="icon-calendar text-ink-3" />
      {said}
      <span className="truncate text-xs text-ink-3 tabular-nums" title={zone}>
        {meant}
      </span>
    </button>
  )
}
