import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import {
  describeTree,
  sentenceText,
  type DescribeOptions,
} from '#domain/configuration/describe-tree.ts'
import { columnNames } from '#domain/contract/columns.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import * as words from './list-words.ts'

/** The lines to compare. `known` has the number of ids in the configuration's list. */
export function configurationLines(
  configuration: Configuration,
  known: DescribeOptions,
): readonly string[] {
  const { selector, export_format, column_ids, redact, file_name } = configuration
  const nameOf = columnNames(known.columns)
  const columns = !formatFacts[export_format].isTable
    ? []
    : (column_ids?.map((id) => words.column(nameOf(id))) ?? [words.allColumns])
  return [
    ...(selector === 'record_ids'
      ? [words.recordIds(known.record_id_count)]
      : treeLines(configuration.filter_tree, known, 0)),
    formatFacts[export_format].label,
    ...columns,
    redact ? words.redacted : words.notRedacted,
    configuration.export_computed_metrics_only ? words.computedOnly : words.allValues,
    file_name === '' ? words.namedByService : words.named(file_name),
  ]
}

function treeLines(node: DraftNode, known: DescribeOptions, level: number): readonly string[] {
  const line = (text: string) => '  '.repeat(level) + (node.muted ? words.mutedAfter(text) : text)
  if ('filter' in node) {
    return [line(sentenceText(describeTree({ ...node, muted: false }, known)))]
  }
  const kind = 'and' in node ? 'and' : 'or' in node ? 'or' : 'not'
  return [
    line(words.groups[kind]),
    ...childrenOf(node).flatMap((child) => treeLines(child, known, level + 1)),
  ]
}
