import { RotateCw } from 'lucide-react'
import { mostInFile } from '#domain/configuration/file-count.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import type { RecordCount } from './record-count.ts'

export type CountHeadlineProps = {
  readonly count: RecordCount
  readonly total: number | null
}

export function CountHeadline({ count, total }: CountHeadlineProps) {
  return (
    <div className="flex min-h-9 flex-wrap items-baseline gap-x-2 gap-y-1">
      <Headline count={count} total={total} />
    </div>
  )
}

function Headline({ count, total }: CountHeadlineProps) {
  if (count.state === 'none') return <span className="text-ink-2">{count.why}</span>
  if (count.state === 'loading') {
    return (
      <>
        <Skeleton className="h-7 w-24 self-center" />
        <span className="text-ink-2">Counting…</span>
      </>
    )
  }
  if (count.state === 'failed') {
    return (
      <span role="alert" className="flex flex-wrap items-center gap-2 text-bad">
        The records couldn’t be counted. {count.message}
        <Button size="small" onClick={count.retry}>
          <RotateCw aria-hidden />
          Count again
        </Button>
      </span>
    )
  }
  const { in_file } = count.count
  const most = mostInFile(count.count)
  return (
    <>
      {in_file === null ? <span className="text-ink-2">up to</span> : null}
      <strong
        className={classNames(
          'text-3xl font-semibold tracking-[-0.03em] tabular-nums transition-colors',
          count.isOutdated && 'text-ink-3',
        )}
      >
        {most.toLocaleString('en')}
      </strong>
      <span className="text-ink-2">
        {total === null
          ? most === 1
            ? 'record'
            : 'records'
          : `of ${total.toLocaleString('en')} records${in_file === null ? '' : share(in_file, total)}`}
      </span>
      {count.isOutdated ? <span className="text-xs text-ink-3">{count.outdatedWhy}</span> : null}
    </>
  )
}

function share(count: number, total: number): string {
  if (total === 0) return ''
  const percent = (100 * count) / total
  if (count > 0 && percent < 1) return ' · under 1 %'
  if (count < total && percent > 99) return ' · over 99 %'
  return ` · ${Math.round(percent)} %`
}
