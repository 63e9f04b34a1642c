import { createContext, use, useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { columnValuesQuery } from '#api/list-column-values.ts'
import type { ColumnValues } from '#domain/contract/endpoints/column-values-schemas.ts'
import { hashKey } from '#api/hash-key.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf } from '#domain/filter-tree/filter-edit.ts'
import { useSettled } from '#ui/use-settled.ts'
import { useEditor, type EditorContext } from './editor-context.ts'
import type { CountedQueue } from './use-node-counts.ts'

/** What the columns of the tree hold; nothing where the service does not tell it. */
export type KnownValues = (columnId: string) => ColumnValues | undefined

/** One request asks about so many columns. */
const maxColumns = 50
const pause = 250

/** Asks about all columns of the tree in one request, again when one comes in. */
export function useColumnValues(
  root: DraftNode,
  columnOf: EditorContext['columnOf'],
  { session, queueId, isReady }: CountedQueue,
): KnownValues {
  const settled = useSettled(root, root, pause)?.value ?? root
  const ids = useMemo(() => columnsIn(settled, columnOf), [settled, columnOf])
  const asked = useMemo(
    () =>
      ids
        .split('\n')
        .filter(Boolean)
        .map((column_id) => ({ column_id })),
    [ids],
  )
  const { data } = useQuery({
    ...columnValuesQuery(session, queueId, asked),
    queryKeyHashFn: hashKey,
    enabled: isReady && asked.length > 0,
    placeholderData: (last) => last,
  })
  return useMemo(() => {
    const byId = new Map((data ?? []).map((values) => [values.column_id, values]))
    return (id) => byId.get(id)
  }, [data])
}

/** The ids of the tree's columns that can be asked about, in one text: equal where they are the same. */
function columnsIn(root: DraftNode, columnOf: EditorContext['columnOf']): string {
  const ids = new Set<string>()
  const visit = (node: DraftNode): void => {
    childrenOf(node).forEach(visit)
    if (!('filter' in node) || ids.size >= maxColumns) return
    const { column_id: id, type } = node.filter
    if (id !== undefined && type !== 'fully_annotated' && columnOf(id)) ids.add(id)
  }
  visit(root)
  return [...ids].toSorted().join('\n')
}

export const ColumnValuesContext = createContext<KnownValues>(() => undefined)

export type OfferedValue = { readonly id: string; readonly hint?: string }

/**
 * The values to offer for a column: those it is known to allow, and the frequent ones with how many
 * records have them. What is typed is looked for in all values where these are not all.
 */
export function useOfferedValues(
  columnId: string | undefined,
  search: string,
): readonly OfferedValue[] {
  const { columnOf, queue } = useEditor()
  const known = use(ColumnValuesContext)(columnId ?? '')
  const text = useSettled(search.trim(), search.trim(), pause)?.value ?? ''
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
        // A value that one record has says nothing that one would want to choose.
        const isFrequent = count > 1
        if (isFrequent) offered.set(String(value), { id: String(value), hint: shortCount(count) })
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
