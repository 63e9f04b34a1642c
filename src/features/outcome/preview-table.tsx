import { memo } from 'react'
import { filterTypeOf } from '#domain/contract/column-types.ts'
import { columnLabel, type Column } from '#domain/contract/columns.ts'
import { factsOf } from '#domain/contract/filter-types.ts'
import { dateFormat } from '#domain/configuration/date-format.ts'
import { zonePlace } from '#ui/browser-time-zone.ts'
import { classNames } from '#ui/class-names.ts'
import { reachable } from '#ui/reachable.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { cellText, cellValue } from './cell-text.ts'

export type PreviewColumn = Pick<Column, 'id' | 'label' | 'data_type'>
export type PreviewRecord = Readonly<Record<string, unknown>>

export type PreviewTableProps = {
  readonly columns: readonly PreviewColumn[]
  readonly records: readonly PreviewRecord[]
  /** The columns that the records were asked for; null if all of them were. */
  readonly loaded: readonly string[] | null
  readonly timeZone: string
  readonly isOutdated: boolean
}

/** Memoized, so that it renders only when its rows change. */
export const PreviewTable = memo(function PreviewTable(props: PreviewTableProps) {
  const { columns, records, loaded, timeZone, isOutdated } = props
  const isLoaded = (id: string) => loaded === null || loaded.includes(id)
  return (
    <section
      {...reachable}
      aria-label="First rows of the file"
      className="max-h-80 overflow-auto outline-2 -outline-offset-2 outline-transparent focus-visible:outline-accent lg:max-h-none lg:min-h-0 lg:flex-1"
    >
      <table
        translate="no"
        className={classNames(
          'w-full border-collapse text-xs transition-colors',
          isOutdated && 'text-ink-3',
        )}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                title={column.id}
                className={classNames(
                  cellBox,
                  'sticky top-0 bg-surface font-medium text-ink-3 shadow-[inset_0_-1px_var(--color-line)]',
                  isNumeric(column) ? 'text-right' : 'text-left',
                )}
              >
                {columnLabel(column)}
                {column.data_type === 'timestamp' ? (
                  <span className="ml-1 font-normal" title={timeZone}>
                    {zonePlace(timeZone)}
                  </span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record, index) => (
            <tr key={index} className="not-last:border-b not-last:border-line">
              {columns.map((column) => (
                <PreviewCell
                  key={column.id}
                  column={column}
                  value={cellValue(record, column.id)}
                  isLoaded={isLoaded(column.id)}
                  timeZone={timeZone}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
})

const cellBox = 'h-[30px] max-w-36 truncate px-2 first:pl-4 last:pr-4'

const isNumeric = ({ data_type: type }: PreviewColumn): boolean =>
  factsOf(filterTypeOf(type) ?? undefined)?.shape === 'number' ||
  (type?.endsWith('rating_aggregate') ?? false)

type PreviewCellProps = {
  readonly column: PreviewColumn
  readonly value: unknown
  /** False if the column has just been added. */
  readonly isLoaded: boolean
  readonly timeZone: string
}

function PreviewCell({ column, value, isLoaded, timeZone }: PreviewCellProps) {
  if (!isLoaded && value === undefined) {
    return (
      <td className={cellBox}>
        <Skeleton className="h-3 w-16" />
      </td>
    )
  }
  const text = cellText(value)
  const isId = column.data_type === 'uuid'
  const shown = isId
    ? text.slice(0, 8)
    : column.data_type === 'timestamp'
      ? shortDate(text, timeZone)
      : text
  return (
    <td
      title={text}
      className={classNames(
        cellBox,
        isId && 'font-mono text-2xs',
        typeof value === 'number' && 'text-right tabular-nums',
      )}
    >
      {shown}
    </td>
  )
}

function shortDate(text: string, timeZone: string): string {
  const date = new Date(text)
  if (text === '' || Number.isNaN(date.getTime())) return text
  return dateFormat(timeZone, 'minute').format(date)
}
