import { useState } from 'react'
import { Maximize2, RotateCw } from 'lucide-react'
import { mostInFile, type FileCount } from '#domain/configuration/file-count.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { Column } from '#domain/contract/columns.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import type { CellSource } from './cell-source.ts'
import type { PreviewColumn } from './preview-columns.ts'
import type { PreviewRecord } from './preview-row.tsx'
import type { PreviewTableProps } from './preview-table.tsx'
import * as words from './words.ts'

const PreviewTable = lazyPart(async () => (await import('./preview-table.tsx')).PreviewTable, {
  name: words.previewPart,
  className: 'mx-4 mb-3',
  waiting: <LoadingRows />,
  isLikely: true,
})

export type PreviewRows =
  | { readonly state: 'none'; readonly why: string }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | {
      readonly state: 'known'
      readonly records: readonly PreviewRecord[]
      /** The columns that were asked for; null if all of them were. */
      readonly loaded: readonly string[] | null
      readonly source: CellSource
      readonly isOutdated: boolean
      readonly outdatedWhy: string
    }

export type PreviewProps = {
  readonly rows: PreviewRows
  readonly columns: readonly PreviewColumn[]
  /** Number of columns that do not fit. */
  readonly columnsLeftOut: number
  readonly count: FileCount | null
  /** Why the file would be empty; null if it would not. */
  readonly whyEmpty: string | null
  readonly timeZone: string
  /** Null if the service lists none. */
  readonly members: readonly QueueUser[] | null
  /** All columns of the queue; null if the service lists none. */
  readonly queueColumns: readonly Column[] | null
}

export type PreviewViewProps = PreviewProps & {
  readonly widths: PreviewTableProps['widths']
  readonly onWidths: PreviewTableProps['onWidths']
}

export function Preview({ columnsLeftOut, count, ...props }: PreviewViewProps) {
  const { rows } = props
  const note =
    rows.state !== 'known'
      ? ''
      : rows.isOutdated
        ? rows.outdatedWhy
        : previewNote(rows.records.length, columnsLeftOut, count)
  const [isExpanded, setExpanded] = useState(false)
  return (
    <>
      <div className="flex min-h-9 shrink-0 items-center pr-2 pl-4">
        <p className="min-w-0 flex-1 truncate text-xs text-ink-3">{note}</p>
        {rows.state === 'known' && rows.records.length > 0 ? (
          <IconButton
            label={words.expandPreview}
            size="small"
            aria-haspopup="dialog"
            onClick={() => setExpanded(true)}
          >
            <Maximize2 className="size-3.5!" aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <Rows {...props} />
      <Dialog title={words.previewTable} size="full" isOpen={isExpanded} onOpenChange={setExpanded}>
        <div className="-m-4 flex h-[calc(100%+32px)] flex-col">
          <p className="px-4 py-2 text-xs text-ink-3">{note}</p>
          <Rows {...props} />
        </div>
      </Dialog>
    </>
  )
}

function previewNote(shown: number, columnsLeftOut: number, count: FileCount | null): string {
  if (shown === 0) return ''
  const isPart = count !== null && mostInFile(count) > shown
  return [
    isPart ? words.firstRowsOf(shown, allText(count)) : words.firstRows(shown),
    ...(columnsLeftOut === 0 ? [] : [words.moreColumns(columnsLeftOut)]),
  ].join(' · ')
}

/** A service that does not report unfinished sessions still returns them in the preview. */
const allText = (count: FileCount): string =>
  count.in_file === null ? words.selected(count.selected) : words.inFile(count.in_file)

function Rows({ rows, whyEmpty, ...table }: Omit<PreviewViewProps, 'columnsLeftOut' | 'count'>) {
  if (rows.state === 'none') return <p className="px-4 pb-3 text-ink-3">{rows.why}</p>
  if (rows.state === 'loading') return <LoadingRows />
  if (rows.state === 'failed') {
    const again = (
      <Button size="small" onClick={rows.retry}>
        <RotateCw aria-hidden />
        {words.tryAgain}
      </Button>
    )
    return (
      <Notice tone="bad" action={again} className="mx-4 mb-3">
        {words.previewFailed} {rows.message}
      </Notice>
    )
  }
  if (rows.records.length === 0) {
    return <p className="px-4 pb-3 text-ink-2">{whyEmpty ?? words.emptyFile}</p>
  }
  return (
    <PreviewTable
      {...table}
      records={rows.records}
      loaded={rows.loaded}
      source={rows.source}
      isOutdated={rows.isOutdated}
    />
  )
}

function LoadingRows() {
  return (
    <output aria-label={words.loadingPreview} className="block px-4 pb-2">
      {['w-full', 'w-11/12', 'w-full', 'w-10/12', 'w-full'].map((width, index) => (
        <div key={index} className="flex h-[30px] items-center">
          <Skeleton className={`h-3 ${width}`} />
        </div>
      ))}
    </output>
  )
}
