import { use, useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { columnValuesQuery } from '#api/list-column-values.ts'
import { useSettled } from '#ui/use-settled.ts'
import { useEditor } from './editor-context.ts'
import { ColumnValuesContext, valuesPause } from './use-column-values.ts'

export type OfferedValue = { readonly id: string; readonly hint?: string }

/** Allowed and frequent values. If not all values are loaded, the server searches. */
export function useOfferedValues(
  columnId: string | undefined,
  search: string,
): readonly OfferedValue[] {
  const { columnOf, queue } = useEditor()
  const known = use(ColumnValuesContext)(columnId ?? '')
  const text = useSettled(search.trim(), search.trim(), valuesPause)?.value ?? ''
  const lookup = useMemo(() => [{ column_id: columnId ?? '', search: text }], [columnId, text])
  const hasMore = known !== undefined && known.distinct > known.values.length
  const { data } = useQuery({
    ...columnValuesQuery(queue.session, queue.queueId, lookup),
    enabled: hasMore && text !== '',
  })
  const allowed = columnId === undefined ? null : columnOf(columnId)?.allowed_values
  return useMemo(() => {
    const offered = new Map<string, OfferedValue>()
    for (const values of [known, data?.[0]]) {
      for (const { value, count } of values?.values ?? []) {
        // Values of a single record would flood the list.
        if (count > 1) offered.set(String(value), { id: String(value), hint: shortCount(count) })
      }
    }
    for (const value of allowed ?? []) {
      const id = String(value)
      if (!offered.has(id)) offered.set(id, { id })
    }
    return [...offered.values()]
  }, [known, data, allowed])
}

const shortCount = (count: number): string => count.toLocaleString('en')
