import { indexColumns, columnLabel, type Column } from './columns.ts'
import type { Configuration, DraftNode } from './configuration.ts'
import {
  maxRecordIds,
  maxTreeDepth,
  maxTreeNodes,
  type ExportRequest,
  type FilterTree,
  type RecordSelector,
} from './contract.ts'
import { unredactedFileName } from './file-name.ts'
import { finishFilter } from './finish-filter.ts'
import { problemText, type OptionField, type Problem } from './problems.ts'
import type { QueueUser } from './queues.ts'
import { readRecordIds } from './record-ids.ts'

/** What is known of the queue; `null` where the service does not tell: nothing is checked against that. */
export type KnownQueue = {
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
  /** Whether the person may have unredacted data. */
  readonly may_unredact: boolean | null
  /** For the name of an unredacted file. */
  readonly queue_name: string | null
}

export type RequestResult =
  | {
      readonly request: ExportRequest
      readonly problems: readonly []
      /** The draft's node keys by the node's path in the request, joined with dots (`record_selector.filter_tree.and.0`). */
      readonly keys: ReadonlyMap<string, string>
    }
  | { readonly request: null; readonly problems: readonly Problem[] }

/**
 * Turns what a person edits into the contract's request, or into all the problems that stand in
 * its way, each at its place. Muted nodes count as absent, and so does a group whose children are
 * all muted; when nothing is left, every record is selected. Nothing else is ever left out.
 */
export function toRequest(configuration: Configuration, known: KnownQueue): RequestResult {
  const problems: Problem[] = []
  const keys = new Map<string, string>()
  const add = (field: OptionField, message: string) =>
    problems.push({ place: { kind: 'option', field }, message })

  if (configuration.queue_id === null) add('queue_id', problemText.noQueue())
  const record_selector =
    configuration.selector === 'record_ids'
      ? idSelector(configuration.record_ids_text, add)
      : treeSelector(configuration.filter_tree, known, problems, keys)
  if (configuration.export_format === 'csv') {
    problems.push(...columnProblems(configuration.column_ids ?? [], known.columns))
  }
  if (!configuration.redact && known.may_unredact === false) {
    add('redact', problemText.mayNotUnredact())
  }
  if (problems.length > 0 || record_selector === null) return { request: null, problems }
  const request: ExportRequest = {
    column_ids: configuration.export_format === 'csv' ? mutable(configuration.column_ids) : null,
    export_format: configuration.export_format,
    redact: configuration.redact,
    file_name: fileName(configuration, known.queue_name),
    export_computed_metrics_only: configuration.export_computed_metrics_only,
    record_selector,
  }
  return { request, problems: [], keys }
}

function fileName({ file_name, redact }: Configuration, queueName: string | null): string | null {
  if (!redact) return unredactedFileName(file_name, queueName ?? '')
  return file_name.trim() === '' ? null : file_name
}

const mutable = (list: readonly string[] | null): string[] | null => list && [...list]

const thousands = (count: number): string => count.toLocaleString('en')

function idSelector(
  text: string,
  add: (field: OptionField, message: string) => void,
): RecordSelector | null {
  const { record_ids } = readRecordIds(text)
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
    if (columnOf && !column) return [problemText.columnNotInQueue(id)]
    const name = column?.id ?? id
    if (seen.has(name)) return [problemText.repeatedColumn(column ? columnLabel(column) : id)]
    seen.add(name)
    return []
  })
  return messages.map((message) => ({ place: { kind: 'option', field: 'column_ids' }, message }))
}

function treeSelector(
  draft: DraftNode,
  known: KnownQueue,
  problems: Problem[],
  keys: Map<string, string>,
): RecordSelector | null {
  const root = 'record_selector.filter_tree'
  const before = problems.length
  const context: TreeContext = {
    columnOf: known.columns && indexColumns(known.columns),
    members: known.members && new Set(known.members.map((member) => member.user_id)),
    problems,
    keys,
    nodes: 0,
    depth: 0,
  }
  const filter_tree = finish(draft, root, 1, context)
  const atRoot = (message: string) =>
    problems.push({ place: { kind: 'option', field: 'filter_tree' }, message })
  if (context.nodes > maxTreeNodes) {
    atRoot(problemText.tooManyNodes(thousands(context.nodes), thousands(maxTreeNodes)))
  }
  if (context.depth > maxTreeDepth) {
    atRoot(problemText.tooDeep(thousands(context.depth), thousands(maxTreeDepth)))
  }
  if (problems.length > before) return null
  if (filter_tree === null) keys.clear()
  return { type: 'filter_tree', filter_tree: filter_tree ?? { and: [] } }
}

type TreeContext = {
  readonly columnOf: ((id: string) => Column | undefined) | null
  readonly members: ReadonlySet<string> | null
  readonly problems: Problem[]
  readonly keys: Map<string, string>
  nodes: number
  depth: number
}

/** Null for an absent node, and for one with problems: those are in the context. */
function finish(
  node: DraftNode,
  path: string,
  depth: number,
  context: TreeContext,
): FilterTree | null {
  if (isAbsent(node)) return null
  context.nodes += 1
  context.depth = Math.max(context.depth, depth)
  context.keys.set(path, node.key)
  if ('filter' in node) {
    const finished = finishFilter(node.filter, context.columnOf, context.members)
    if ('filter' in finished) return finished
    for (const { field, message } of finished.problems) {
      context.problems.push({ place: { kind: 'node', key: node.key, field }, message })
    }
    return null
  }
  const children = (list: readonly DraftNode[], key: 'and' | 'or') =>
    list
      .filter((child) => !isAbsent(child))
      .map((child, index) => finish(child, `${path}.${key}.${index}`, depth + 1, context))
      .filter((child) => child !== null)
  if ('and' in node) return { and: children(node.and, 'and') }
  if ('or' in node) return { or: children(node.or, 'or') }
  if ('not' in node) {
    if (node.not === null) {
      const place = { kind: 'node', key: node.key, field: 'node' } as const
      context.problems.push({ place, message: problemText.emptyNot() })
      return null
    }
    const not = finish(node.not, `${path}.not`, depth + 1, context)
    return not && { not }
  }
  return node satisfies never
}

/** A muted node, and a group that has children but whose children are all absent. */
export function isAbsent(node: DraftNode): boolean {
  if (node.muted) return true
  if ('filter' in node) return false
  if ('and' in node) return node.and.length > 0 && node.and.every(isAbsent)
  if ('or' in node) return node.or.length > 0 && node.or.every(isAbsent)
  return node.not !== null && isAbsent(node.not)
}
