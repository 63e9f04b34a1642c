import { memo } from 'react'
import { ChevronDown } from 'lucide-react'
import { columnLabel } from '#domain/contract/columns.ts'
import { zonePlace } from '#ui/browser-time-zone.ts'
import { classNames } from '#ui/class-names.ts'
import { isNumeric } from './cell-kind.ts'
import { isRedacted, type CellSource } from './cell-source.ts'
import type { PreviewColumn } from './preview-columns.ts'
import * as words from './preview-words.ts'

export type PreviewHeadProps = {
  readonly columns: readonly PreviewColumn[]
  /** The column that Tab reaches, if it is in this row. */
  readonly active: string | null
  readonly menuOf: string | null
  readonly dragged: string | null
  readonly source: CellSource
  readonly timeZone: string
}

/** Label, and below it the id that the header of the file will have. The table handles all events. */
export const PreviewHead = memo(function PreviewHead(props: PreviewHeadProps) {
  const { columns, active, menuOf, dragged, source, timeZone } = props
  return (
    <tr>
      {columns.map((column) => {
        const { id, data_type, file_id: fileId } = column
        const label = columnLabel(column)
        return (
          <th
            key={id}
            scope="col"
            data-column={id}
            // The id is in the header, unless it does not fit.
            data-tip={fileId === null || fileId.length > 20 ? (fileId ?? id) : undefined}
            tabIndex={active === id ? 0 : -1}
            aria-haspopup="menu"
            aria-expanded={menuOf === id}
            {...(fileId === null ? {} : { 'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight' })}
            className={classNames(
              'group sticky top-0 z-1 cursor-pointer bg-surface px-2 py-1.5 align-top font-medium text-ink-2 select-none first:pl-4',
              'shadow-[inset_0_-1px_var(--color-line)] hover:bg-sunken focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent aria-expanded:bg-sunken',
              'max-lg:py-2.5',
              dragged === id && 'cursor-grabbing bg-accent-soft!',
              isNumeric(column) ? 'text-right' : 'text-left',
            )}
          >
            <span className="block truncate pr-3">
              {label}
              {data_type === 'timestamp' ? <Note>{zonePlace(timeZone)}</Note> : null}
              {isRedacted(source, id) ? <Note>{words.redacted}</Note> : null}
            </span>
            {fileId === null || fileId === label ? null : (
              <span className="block truncate font-mono text-2xs font-normal text-ink-3">
                {fileId}
              </span>
            )}
            <ChevronDown
              aria-hidden
              className="absolute top-2 right-2 size-3 text-ink-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 group-aria-expanded:opacity-100 max-lg:top-3 max-lg:opacity-100"
            />
            <span
              data-resize
              aria-hidden
              className="absolute inset-y-0 -right-px w-2 cursor-col-resize touch-none border-r border-transparent hover:border-line-strong max-lg:w-4"
            />
          </th>
        )
      })}
    </tr>
  )
})

/** What the label does not say of the values. */
function Note({ children }: { readonly children: string }) {
  return <span className="ml-1 font-normal text-ink-3">{children}</span>
}
