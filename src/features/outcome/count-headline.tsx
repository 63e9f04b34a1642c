import { RotateCw } from 'lucide-react'
import { mostInFile } from '#domain/configuration/file-count.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import type { RecordCount } from './record-count.ts'
import * as words from './words.ts'

export type CountHeadlineProps = {
  readonly count: RecordCount
  readonly total: number | null
  /** What the user still has to enter before the records are counted again. */
  readonly entering: string | null
}

/** One line of a fixed height, so that nothing below it moves. Only an error may take more. */
export function CountHeadline(props: CountHeadlineProps) {
  return (
    <div
      className={classNames(
        'flex min-h-9 items-baseline gap-x-2 gap-y-1 dense-bar:min-h-7',
        props.count.state === 'failed' ? 'flex-wrap' : 'whitespace-nowrap',
      )}
    >
      <Headline {...props} />
      <output aria-live="polite" className="sr-only">
        {spoken(props.count)}
      </output>
    </div>
  )
}

/** Said after each count; the headline itself would be said with each change of its parts. */
const spoken = (count: RecordCount): string =>
  count.state === 'known' && !count.isOutdated ? words.spokenCount(mostInFile(count.count)) : ''

function Headline({ count, total, entering }: CountHeadlineProps) {
  if (count.state === 'none') {
    return <span className="min-w-0 self-center [text-wrap:auto] text-ink-2">{count.why}</span>
  }
  if (count.state === 'loading') {
    return (
      <>
        <Skeleton className="h-7 w-24 self-center" />
        <span className="text-ink-2">{words.counting}</span>
      </>
    )
  }
  if (count.state === 'failed') {
    return (
      <span role="alert" className="flex flex-wrap items-center gap-2 text-bad">
        {words.notCounted} {count.message}
        <Button size="small" onClick={count.retry}>
          <RotateCw aria-hidden />
          {words.countAgain}
        </Button>
      </span>
    )
  }
  const { in_file } = count.count
  const most = mostInFile(count.count)
  if (total === 0 && most === 0) {
    return <span className="self-center text-ink-2">{words.emptyQueue}</span>
  }
  const of =
    total === null
      ? words.recordsAlone(most)
      : entering === null
        ? words.ofTotalRecords(total)
        : words.ofTotal(total)
  const note = count.isOutdated
    ? ` · ${entering ?? count.outdatedWhy}`
    : total === null || total === 0 || in_file === null
      ? ''
      : ` · ${share(in_file, total)}`
  return (
    <>
      {in_file === null ? <span className="text-ink-2">{words.atMost}</span> : null}
      <strong
        className={classNames(
          'text-3xl font-semibold tracking-[-0.03em] tabular-nums transition-colors dense-bar:text-xl',
          count.isOutdated && 'text-ink-3',
        )}
      >
        {most.toLocaleString('en')}
      </strong>
      <span className="min-w-0 truncate text-ink-2" title={of + note}>
        {of}
        {note}
      </span>
    </>
  )
}

function share(count: number, total: number): string {
  const percent = (100 * count) / total
  if (count > 0 && percent < 1) return words.underOnePercent
  if (count < total && percent > 99) return words.overNinetyNinePercent
  return words.percent(Math.round(percent))
}
