import { useState } from 'react'
import { RotateCw } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { PreviewText, type PreviewTextProps } from './preview-text.tsx'
import { PreviewTable, type PreviewColumn, type PreviewRecord } from './preview-table.tsx'

/** The first rows of the file, as far as they are known. */
export type PreviewRows =
  | { readonly state: 'none'; readonly why: string }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | {
      readonly state: 'known'
      readonly records: readonly PreviewRecord[]
      readonly isOutdated: boolean
    }

export type PreviewProps = {
  readonly rows: PreviewRows
  readonly columns: readonly PreviewColumn[]
  /** Columns of the file that are too many to show here. */
  readonly columnsLeftOut: number
  readonly timeZone: string
  /** Of which file the text is shown; null before there is one. */
  readonly file: PreviewTextProps | null
}

const views = [
  { id: 'table', label: 'Table' },
  { id: 'text', label: 'Text' },
] as const

export function Preview({ rows, columns, columnsLeftOut, timeZone, file }: PreviewProps) {
  const [view, setView] = useState<(typeof views)[number]['id']>('table')
  const isText = view === 'text' && file !== null
  const note =
    rows.state !== 'known'
      ? ''
      : rows.isOutdated
        ? 'before the last change'
        : previewNote(rows.records.length, columnsLeftOut)
  return (
    <section aria-labelledby="preview-title" className="border-t border-line">
      <div className="flex min-h-9 items-center gap-2 px-4">
        <h3 id="preview-title" className="font-medium">
          Preview
        </h3>
        <Segmented label="Preview as" items={views} value={view} onChange={setView} />
        <span className="min-w-0 flex-1 truncate text-right text-xs text-ink-3">
          {isText ? 'the first rows as they stand in the file' : note}
        </span>
      </div>
      {isText ? (
        <PreviewText {...file} />
      ) : (
        <Rows rows={rows} columns={columns} timeZone={timeZone} />
      )}
    </section>
  )
}

function previewNote(count: number, columnsLeftOut: number): string {
  if (count === 0) return ''
  const rows = count === 1 ? '1 row' : `first ${count} rows`
  return columnsLeftOut === 0
    ? rows
    : `${rows}, ${columnsLeftOut.toLocaleString('en')} more columns in the file`
}

function Rows({ rows, columns, timeZone }: Omit<PreviewProps, 'columnsLeftOut' | 'file'>) {
  if (rows.state === 'none') return <p className="px-4 pb-3 text-ink-3">{rows.why}</p>
  if (rows.state === 'loading') return <LoadingRows />
  if (rows.state === 'failed') {
    const again = (
      <Button size="small" onPress={rows.retry}>
        <RotateCw aria-hidden />
        Try again
      </Button>
    )
    return (
      <Notice tone="bad" action={again} className="mx-4 mb-3">
        The preview could not be loaded. {rows.message}
      </Notice>
    )
  }
  if (rows.records.length === 0) {
    return <p className="px-4 pb-3 text-ink-2">No record is selected: the file would be empty.</p>
  }
  return (
    <PreviewTable
      columns={columns}
      records={rows.records}
      timeZone={timeZone}
      isOutdated={rows.isOutdated}
    />
  )
}

function LoadingRows() {
  return (
    <output aria-label="Loading the preview" className="block px-4 pb-2">
      {['w-full', 'w-11/12', 'w-full', 'w-10/12', 'w-full'].map((width, index) => (
        <div key={index} className="flex h-[30px] items-center">
          <Skeleton className={`h-3 ${width}`} />
        </div>
      ))}
    </output>
  )
}
