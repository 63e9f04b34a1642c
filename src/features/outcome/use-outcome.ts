import { useMemo } from 'react'
import type { Session } from '#api/session.ts'
import type { Column } from '#domain/columns.ts'
import type { Configuration } from '#domain/configuration.ts'
import type { ExportRequest } from '#domain/contract.ts'
import { countedTree } from './counted-tree.ts'
import { previewColumns, type PreviewColumns } from './preview-columns.ts'
import type { PreviewRows } from './preview.tsx'
import type { RecordCount } from './record-count.ts'
import { usePreview } from './use-preview.ts'
import { useRecordCount } from './use-record-count.ts'
import { useSettled } from './use-settled.ts'

/** How long typing must pause before the service is asked. */
const pause = 350

export type OutcomeOptions = {
  readonly session: Session
  /** Null while there is no queue to ask about. */
  readonly queueId: string | null
  readonly configuration: Configuration
  readonly columns: readonly Column[] | null
  /** Null when the configuration has problems. */
  readonly request: ExportRequest | null
}

export type OutcomeFacts = {
  readonly count: RecordCount
  readonly rows: PreviewRows
  readonly columns: PreviewColumns
}

/** Asks how many records the export holds and for its first rows, as the configuration changes. */
export function useOutcome(options: OutcomeOptions): OutcomeFacts {
  const { session, queueId, configuration, columns, request } = options
  const { export_format, column_ids } = configuration
  const wanted = useMemo(() => {
    if (request === null) return undefined
    const shown = previewColumns({ export_format, column_ids }, columns)
    const filter_tree = countedTree(request)
    const key = JSON.stringify([filter_tree, shown, request.redact])
    return { filter_tree, shown, redact: request.redact, queueId, key }
  }, [request, export_format, column_ids, columns, queueId])
  const settled = useSettled(wanted, wanted?.key ?? '', pause)
  const asked = settled?.queueId === queueId ? settled : undefined
  const state = {
    session,
    queueId,
    isCurrent: wanted !== undefined && wanted.key === asked?.key,
    hasProblems: request === null,
  }
  const tree = asked?.filter_tree
  const page = useMemo(
    () =>
      asked && {
        filter_tree: asked.filter_tree,
        column_ids: asked.shown.shown.map((column) => column.id),
        redact: asked.redact,
      },
    [asked],
  )
  return {
    count: useRecordCount({ ...state, tree }),
    rows: usePreview({ ...state, page }),
    columns: asked?.shown ?? previewColumns(configuration, columns),
  }
}
