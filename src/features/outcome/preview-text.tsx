import { formatFacts } from '#domain/contract/export-formats.ts'
import { useQuery } from '@tanstack/react-query'
import { messageOf } from '#api/api-failure.ts'
import { fileHeadQuery } from '#api/read-file-head.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Notice } from '#ui/notice.tsx'
import { reachable } from '#ui/reachable.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import * as words from './file-words.ts'
import { tryAgain } from './words.ts'

export type PreviewTextProps = {
  readonly session: Session
  readonly queueId: string
  readonly request: ExportRequest
  /** The text belongs to an earlier configuration. */
  readonly isOutdated: boolean
}

/** The first rows of the exported file as text. */
export function PreviewText({ session, queueId, request, isOutdated }: PreviewTextProps) {
  const { data, error, refetch } = useQuery({
    ...fileHeadQuery(session, queueId, request),
  })
  if (error) {
    const again = (
      <Button size="small" onClick={() => void refetch()}>
        {tryAgain}
      </Button>
    )
    return (
      <Notice tone="bad" action={again} className="mx-4 my-3">
        {words.fileHeadFailed} {messageOf(error)}
      </Notice>
    )
  }
  if (!data) return <Skeleton className="mx-4 my-3 h-40" />
  if (data.text === '') {
    return (
      <p className="px-4 py-3 text-ink-2">
        {formatFacts[request.export_format].isTable
          ? words.firstRowTooLarge
          : words.firstRecordTooLarge}
      </p>
    )
  }
  return (
    <pre
      translate="no"
      {...reachable}
      aria-label={words.fileHead}
      className={classNames(
        'max-h-80 overflow-auto px-4 py-3 font-mono text-2xs transition-colors lg:max-h-none lg:min-h-0 lg:flex-1',
        '-outline-offset-2 outline-accent focus-visible:outline-2',
        isOutdated && 'text-ink-3',
      )}
    >
      {data.text}
    </pre>
  )
}
