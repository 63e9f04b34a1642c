import { useQuery } from '@tanstack/react-query'
import { wholeCellsQuery } from '#api/preview-records.ts'
import type { CellSource } from './cell-source.ts'
import { cellValue, isSurelyWhole } from './cell-value.ts'
import type { PreviewColumn } from './preview-columns.ts'
import type { PreviewRecord } from './preview-row.tsx'

export type WholeCell = {
  readonly value: unknown
  /** All ratings of the template that the column is the result of; undefined without them. */
  readonly ratings: unknown
  readonly state: 'whole' | 'loading' | 'failed' | 'gone'
  readonly retry: () => void
}

/** A cell of the preview in full. The preview's own value is shown until then. */
export function useWholeCell(
  column: PreviewColumn,
  record: PreviewRecord,
  { session, queueId, ...options }: CellSource,
): WholeCell {
  const { id } = record
  const shown = cellValue(record, column.id)
  const ratingsId = column.ratings?.column_id ?? null
  const column_ids = [...new Set([column.id, ...(ratingsId === null ? [] : [ratingsId])])]
  const isAsked = typeof id === 'string' && (ratingsId !== null || !isSurelyWhole(shown))
  const query = useQuery({
    ...wholeCellsQuery(session, queueId, { ...options, record_id: String(id), column_ids }),
    enabled: isAsked,
  })
  const [found] = query.data ?? []
  const whole = found ? cellValue(found, column.id) : shown
  return {
    value: whole === undefined ? shown : whole,
    ratings: found && ratingsId !== null ? cellValue(found, ratingsId) : undefined,
    state:
      !isAsked || found ? 'whole' : query.isPending ? 'loading' : query.isError ? 'failed' : 'gone',
    retry: () => void query.refetch(),
  }
}
