import { classNames } from '#ui/class-names.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { TimelineProps } from './timeline.tsx'
import * as words from './words.ts'

const waiting = <div className="mt-2 h-9 rounded-md bg-sunken" />

const Timeline = lazyPart(async () => (await import('./timeline.tsx')).Timeline, {
  name: words.timelinePart,
  look: 'row',
  isLikely: true,
  waiting,
})

export type TimelinePlaceProps = Pick<TimelineProps, 'timeZone' | 'onBrush'> & {
  /** Null before they are there; empty if there is nothing to draw. */
  readonly buckets: TimelineProps['buckets'] | null
  /** They are on their way; before a complete configuration, the place is empty. */
  readonly isLoading: boolean
  /** The numbers belong to an earlier configuration. */
  readonly isOutdated: boolean
}

/** Keeps its height while the buckets are loading. */
export function TimelinePlace({ buckets, isLoading, isOutdated, ...props }: TimelinePlaceProps) {
  if (buckets !== null && buckets.length < 2) return null
  return (
    <div
      className={classNames(
        'h-[66px] shrink-0 px-4 pt-1 [&_svg]:transition-opacity',
        isOutdated && '[&_svg]:opacity-60',
      )}
    >
      {buckets === null ? isLoading && waiting : <Timeline buckets={buckets} {...props} />}
    </div>
  )
}
