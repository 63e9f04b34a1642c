import { columnNames, type Column } from '#domain/contract/columns.ts'
import { conditionOf, leavesOfRow } from '#domain/filter-tree/condition.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf, kindOf } from '#domain/filter-tree/draft-nodes.ts'
import type { OptionField, Place, Problem } from './problems.ts'

/** Names of the options, as the page labels them. */
const optionNames = {
  queue_id: 'Queue',
  record_ids: 'Record IDs',
  filter_tree: 'Filter',
  filter_json: 'Filter',
  column_ids: 'Columns',
  export_format: 'Format',
  redact: 'Redact',
  export_computed_metrics_only: 'Metrics',
  file_name: 'File name',
} as const satisfies Record<OptionField, string>

export type PlacedText = {
  /** “Condition 3” or “Columns”. */
  readonly place: string
  /** The label of the condition's column; null if it has none. */
  readonly column: string | null
  /** What follows after a colon. */
  readonly text: string
}

/**
 * Says where a problem is. A condition's number is its place among the conditions in the order of the
 * rows, from 1; muted ones count too, because their rows are there.
 */
export function placeProblems(
  root: DraftNode,
  columns: readonly Column[] | null,
): (problem: Problem) => PlacedText {
  let names: ReadonlyMap<string, NodeName> | null = null
  const placeOf = (place: Place): NodeName => {
    if (place.kind === 'option') return { place: optionNames[place.field], column: null }
    names ??= nodeNames(root, columnNames(columns))
    return names.get(place.key) ?? { place: optionNames.filter_tree, column: null }
  }
  return ({ place, message }) => ({ ...placeOf(place), text: afterColon(message) })
}

type NodeName = Pick<PlacedText, 'place' | 'column'>

/** The names of all nodes by key. */
function nodeNames(
  root: DraftNode,
  labelOf: (id: string) => string,
): ReadonlyMap<string, NodeName> {
  const names = new Map<string, NodeName>()
  let conditions = 0
  const visit = (node: DraftNode): void => {
    const condition = conditionOf(node)
    if (condition === null) {
      names.set(node.key, { place: `${kindOf(node).toUpperCase()} group`, column: null })
      childrenOf(node).forEach(visit)
      return
    }
    conditions += 1
    const { column_id: id } = condition
    const name = { place: `Condition ${conditions}`, column: id ? labelOf(id) : null }
    for (const { key } of [node, ...leavesOfRow(node)]) names.set(key, name)
  }
  visit(root)
  return names
}

/** Without its capital, unless that is part of a name such as “JSON”. */
const afterColon = (message: string): string =>
  /^[A-Z][a-z ]/.test(message) ? message.charAt(0).toLowerCase() + message.slice(1) : message
