import { splitColumns } from './column-choice.ts'
import { indexColumns, columnLabel, type Column } from '#domain/contract/columns.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from './configuration.ts'
import {
  maxRecordIds,
  maxTreeDepth,
  maxTreeNodes,
  type ExportFormat,
  type ExportRequest,
  type RecordSelector,
} from '#domain/contract/contract.ts'
import { formatFacts, isFlatWithComputedOnly } from '#domain/contract/export-formats.ts'
import { fixDates } from '#domain/filter-tree/fix-dates.ts'
import { finishTree } from './finish-tree.ts'
import { problemText, type OptionField, type Problem } from './problems.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** What is known of the queue. `null` parts are unknown, and nothing is checked against them. */
export type KnownQueue = {
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
  /** Whether the user may have unredacted data. */
  readonly may_unredact: boolean | null
  /** The formats that the service writes; if missing, the service checks the format. */
  readonly formats?: readonly ExportFormat[] | undefined
  readonly queue_name: string | null
}

export type RequestResult =
  | { readonly request: ExportRequest; readonly problems: readonly [] }
  | { readonly request: null; readonly problems: readonly Problem[] }

/** The configuration with the instants that its relative dates mean at `now`. */
export function withFixedDates(configuration: Configuration, now: Date): Configuration {
  const filter_tree = fixDates(configuration.filter_tree, now)
  return filter_tree === configuration.filter_tree
    ? configuration
    : { ...configuration, filter_tree }
}

/**
 * Turns a configuration into the contract's request, or into all problems by place. Muted nodes are
 * absent, and so are groups with only muted nodes; if nothing is left, every record is selected.
 * Columns of a CSV file that the queue lacks are left out, and the page says so. Nothing else is ever
 * left out: invalid JSON is a problem.
 */
export function toRequest(
  configuration: Configuration,
  known: KnownQueue,
  { record_ids }: Pick<RecordIds, 'record_ids'>,
): RequestResult {
  const problems: Problem[] = []
  const add = (field: OptionField, message: string) =>
    problems.push({ place: { kind: 'option', field }, message })

  if (configuration.queue_id === null) add('queue_id', problemText.noQueue())
  const record_selector =
    configuration.selector === 'record_ids'
      ? idSelector(record_ids, add)
      : treeSelector(configuration.filter_tree, known, problems)
  if (configuration.selector === 'filter_tree' && configuration.filter_json !== null) {
    add('filter_json', problemText.jsonDraft())
  }
  if (known.formats?.includes(configuration.export_format) === false) {
    add('export_format', problemText.noFlatHere())
  } else if (isFlatWithComputedOnly(configuration)) {
    add('export_computed_metrics_only', problemText.flatWithComputedOnly())
  }
  const { isTable } = formatFacts[configuration.export_format]
  if (isTable) {
    problems.push(...columnProblems(configuration.column_ids ?? [], known.columns))
  }
  if (!configuration.redact && known.may_unredact === false) {
    add('redact', problemText.mayNotUnredact())
  }
  if (problems.length > 0 || record_selector === null) return { request: null, problems }
  const request: ExportRequest = {
    column_ids: isTable ? fileColumns(configuration, known) : null,
    export_format: configuration.export_format,
    redact: configuration.redact,
    file_name: configuration.file_name.trim() === '' ? null : configuration.file_name,
    export_computed_metrics_only: configuration.export_computed_metrics_only,
    record_selector,
  }
  return { request, problems: [] }
}

/** The page names the columns that this queue lacks. */
const fileColumns = ({ column_ids }: Configuration, { columns }: KnownQueue): string[] | null =>
  column_ids && [...splitColumns(column_ids, columns).here]

const thousands = (count: number): string => count.toLocaleString('en')

function idSelector(
  record_ids: readonly Uuid[],
  add: (field: OptionField, message: string) => void,
): RecordSelector | null {
  const count = record_ids.length
  if (count > 0 && count <= maxRecordIds) return { type: 'record_ids', record_ids }
  const message =
    count === 0
      ? problemText.noRecordIds()
      : problemText.tooManyRecordIds(
          thousands(count),
          thousands(maxRecordIds),
          thousands(count - maxRecordIds),
        )
  add('record_ids', message)
  return null
}

function columnProblems(ids: readonly string[], columns: readonly Column[] | null): Problem[] {
  const columnOf = columns && indexColumns(columns)
  const seen = new Set<string>()
  const messages = ids.flatMap((id) => {
    const column = columnOf?.(id)
    const name = column?.id ?? id
    if (seen.has(name)) return [problemText.repeatedColumn(column ? columnLabel(column) : id)]
    seen.add(name)
    return []
  })
  // An empty list of columns would mean all columns.
  if (ids.length > 0 && splitColumns(ids, columns).here.length === 0) {
    messages.push(problemText.noColumnInQueue())
  }
  return messages.map((message) => ({ place: { kind: 'option', field: 'column_ids' }, message }))
}

function treeSelector(
  draft: DraftNode,
  known: KnownQueue,
  problems: Problem[],
): RecordSelector | null {
  const { filter_tree, nodes, depth, problems: found } = finishTree(draft, known)
  problems.push(...found)
  const atRoot = (message: string) =>
    problems.push({ place: { kind: 'option', field: 'filter_tree' }, message })
  if (nodes > maxTreeNodes) {
    atRoot(problemText.tooManyNodes(thousands(nodes), thousands(maxTreeNodes)))
  }
  if (depth > maxTreeDepth) {
    atRoot(problemText.tooDeep(thousands(depth), thousands(maxTreeDepth)))
  }
  if (found.length > 0 || nodes > maxTreeNodes || depth > maxTreeDepth) return null
  return { type: 'filter_tree', filter_tree: filter_tree ?? { and: [] } }
}
