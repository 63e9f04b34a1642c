import { selectorTree } from '#domain/filter-tree/walk.ts'
import { useMemo } from 'react'
import { exportAddress } from '#api/addresses.ts'
import type { Session } from '#api/session.ts'
import type { CodeSubject } from '#domain/request-code/code-subject.ts'
import type { Column } from '#domain/contract/columns.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { planFileName } from '#domain/configuration/file-name.ts'
import { treeText } from '#domain/filter-tree/tree-text.ts'
import type { FileFactsProps } from './file-facts.tsx'
import type { PreviewTextProps } from './preview-text.tsx'
import { mergeFailures } from './merge-failures.ts'
import { fileRecordCount } from './file-record-count.ts'
import { useSelectionFacts, type FactsState } from './use-selection-facts.ts'
import { previewColumns, type PreviewColumns } from './preview-columns.ts'
import type { PreviewRows } from './preview.tsx'
import type { RecordCount } from './record-count.ts'
import { usePreview } from './use-preview.ts'
import { useRecordCount } from './use-record-count.ts'
import { useSettled } from '#ui/use-settled.ts'

/** Debounce of the calls to the service, in milliseconds. */
const pause = 350

export type OutcomeOptions = {
  readonly session: Session
  /** Null while no queue can be queried. */
  readonly queueId: string | null
  readonly queueName: string | null
  /** The time in planned file names. */
  readonly at: Date
  readonly configuration: Configuration
  readonly columns: readonly Column[] | null
  /** The list of record ids is empty, so nothing is selected yet. */
  readonly isBlank: boolean
  /** Null when the configuration has problems. */
  readonly request: ExportRequest | null
}

export type OutcomeFacts = {
  readonly count: RecordCount
  readonly rows: PreviewRows
  readonly columns: PreviewColumns
  /** Null if they are unknown. */
  readonly facts: Omit<FileFactsProps, 'columns'> | null
  readonly factsState: FactsState['state']
  /** Selected sessions with unfinished metrics; `unreported` if the service does not report them, null while loading. */
  readonly unfinished: number | 'unreported' | null
  /** The export of the last debounced request; null if it has another format than the current one. */
  readonly file: PreviewTextProps | null
  /** The current export; null if it has problems. */
  readonly code: CodeSubject | null
}

export function useOutcome(options: OutcomeOptions): OutcomeFacts {
  const { session, queueId, queueName, at, configuration, columns, isBlank, request } = options
  const { export_format, column_ids, record_ids_text } = configuration
  const shown = useMemo(
    () => previewColumns({ export_format, column_ids }, columns),
    [export_format, column_ids, columns],
  )
  const key = useMemo(() => {
    if (request === null) return ''
    const { record_selector: selector, redact, export_computed_metrics_only } = request
    const selection =
      selector.type === 'record_ids' ? record_ids_text : treeText(selector.filter_tree)
    const file = [export_format, column_ids, redact, export_computed_metrics_only]
    return [queueId, JSON.stringify([shown, file]), selection].join(' ')
  }, [request, record_ids_text, shown, queueId, export_format, column_ids])
  const wanted = request === null ? undefined : { request, shown, queueId }
  const settled = useSettled(wanted, key, pause)
  const asked = settled?.value.queueId === queueId ? settled : undefined
  const page = useMemo(
    () =>
      asked && {
        filter_tree: selectorTree(asked.value.request.record_selector),
        column_ids: asked.value.shown.shown.map((column) => column.id),
        redact: asked.value.request.redact,
        export_computed_metrics_only: asked.value.request.export_computed_metrics_only,
      },
    [asked],
  )
  const state = {
    session,
    queueId,
    isCurrent: request !== null && key === asked?.key,
    hasProblems: request === null,
    isBlank,
  }
  const isOutdated = !state.isCurrent
  const isSameFormat = asked?.value.request.export_format === export_format
  const { queue_id, file_name, redact } = configuration
  const facts = useSelectionFacts({ ...state, request: asked?.value.request })
  const selected = useRecordCount({ ...state, tree: page?.filter_tree })
  const leavesOut = configuration.export_computed_metrics_only
  const { count, rows } = mergeFailures(
    fileRecordCount(selected, facts, leavesOut),
    usePreview({ ...state, page }),
  )
  const counted = count.state === 'known' ? count.count.in_file : null
  return {
    code: useMemo(() => {
      if (queue_id === null || request === null) return null
      const nameFacts = { queue_name: queueName ?? queue_id, at, count: counted }
      const { requested, saved } = planFileName({ file_name, export_format, redact }, nameFacts)
      return {
        request: { ...request, file_name: requested },
        url: exportAddress(session.connection, queue_id),
        sign_in: session.credentials.kind === 'access_token' ? 'access_token' : 'key',
        file_name: saved,
      }
    }, [session, queue_id, request, queueName, counted, at, file_name, export_format, redact]),
    count,
    rows,
    columns: shown,
    facts: facts.state === 'known' && !isBlank ? facts : null,
    factsState: isBlank ? 'loading' : facts.state,
    unfinished: unfinishedOf(facts),
    file: useMemo(
      () =>
        asked && queueId !== null && !isBlank && isSameFormat
          ? { session, queueId, request: asked.value.request, isOutdated }
          : null,
      [asked, queueId, session, isBlank, isSameFormat, isOutdated],
    ),
  }
}

function unfinishedOf(facts: FactsState): OutcomeFacts['unfinished'] {
  if (facts.state === 'known') return facts.facts.unfinished
  return facts.state === 'unreported' ? 'unreported' : null
}
