import { memo } from 'react'
import type { QueueUser } from '#domain/contract/queues.ts'
import { classNames } from '#ui/class-names.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { isNumeric } from './cell-kind.ts'
import { cellValue } from './cell-value.ts'
import { CellValue } from './preview-cell.tsx'
import type { PreviewColumn } from './preview-columns.ts'

export type PreviewRecord = Readonly<Record<string, unknown>>

export type PreviewRowProps = {
  readonly columns: readonly PreviewColumn[]
  readonly record: PreviewRecord
  /** The columns that the record was asked for; null if all of them were. */
  readonly loaded: readonly string[] | null
  /** The column that Tab reaches, if it is in this row. */
  readonly active: string | null
  readonly timeZone: string
  readonly members: readonly QueueUser[] | null
}

/** Memoized: an arrow key renders two rows, not all of them. */
export const PreviewRow = memo(function PreviewRow(props: PreviewRowProps) {
  const { columns, record, loaded, active, timeZone, members } = props
  return (
    <tr className="not-last:border-b not-last:border-line">
      {columns.map((column) => {
        const value = cellValue(record, column.id)
        const isComing = value === undefined && loaded?.includes(column.id) === false
        return (
          <td
            key={column.id}
            data-column={column.id}
            tabIndex={active === column.id ? 0 : -1}
            className={classNames(
              'h-[30px] cursor-pointer truncate px-2 first:pl-4 hover:bg-sunken focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent max-lg:h-11',
              isNumeric(column) && 'text-right tabular-nums',
            )}
          >
            {isComing ? (
              <Skeleton className="h-3 w-16" />
            ) : (
              <CellValue column={column} value={value} timeZone={timeZone} members={members} />
            )}
          </td>
        )
      })}
    </tr>
  )
})
