import { createContext, useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { columnValuesQuery } from '#api/list-column-values.ts'
import {
  maxLookedUpColumns,
  type ColumnValues,
} from '#domain/contract/endpoints/column-values-schemas.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { useSettled } from '#ui/use-settled.ts'
import type { EditorContext } from './editor-context.ts'
import type { CountedQueue } from './node-counts.ts'

/** Undefined if the service has no values for the column. */
export type KnownValues = (columnId: string) => ColumnValues | undefined

/** Debounce for typing, in milliseconds. */
export const valuesPause = 250

/** Loads the values of all columns of the tree in one request; reloads when a column is added. */
export function useColumnValues(
  root: DraftNode,
  columnOf: EditorContext['columnOf'],
  { session, queueId, isReady }: CountedQueue,
): KnownValues {
  const settled = useSettled(root, root, valuesPause)?.value ?? root
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
    enabled: isReady && asked.length > 0,
    placeholderData: (last) => last,
  })
  return useMemo(() => {
    const byId = new Map((data ?? []).map((values) => [values.column_id, values]))
    return (id) => byId.get(id)
  }, [data])
}

/** One string, so that equal sets compare equal. */
function columnsIn(root: DraftNode, columnOf: EditorContext['columnOf']): string {
  const ids = new Set<string>()
  const visit = (node: DraftNode): void => {
    childrenOf(node).forEach(visit)
    if (!('filter' in node) || ids.size >= maxLookedUpColumns) return
    const { column_id: id, type } = node.filter
    if (id !== undefined && type !== 'fully_annotated' && columnOf(id)) ids.add(id)
  }
  visit(root)
  return [...ids].toSorted().join('\n')
}

export const ColumnValuesContext = createContext<KnownValues>(() => undefined)
