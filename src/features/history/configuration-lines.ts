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

const groupWords = { and: 'all of these', or: 'any of these', not: 'not this' } as const

/** The lines to compare. `words` has the number of ids in the configuration's list. */
export function configurationLines(
  configuration: Configuration,
  words: DescribeOptions,
): readonly string[] {
  const { selector, export_format, column_ids, redact, file_name } = configuration
  const nameOf = columnNames(words.columns)
  const columns = !formatFacts[export_format].isTable
    ? []
    : (column_ids?.map((id) => `Column ${nameOf(id)}`) ?? ['All non-empty columns'])
  return [
    ...(selector === 'record_ids'
      ? [`Record IDs: ${words.record_id_count.toLocaleString('en')}`]
      : treeLines(configuration.filter_tree, words, 0)),
    formatFacts[export_format].label,
    ...columns,
    redact ? 'Redacted' : 'Not redacted',
    configuration.export_computed_metrics_only ? 'Only computed values' : 'All values',
    file_name === '' ? 'Named by the service' : `Named ${file_name}`,
  ]
}

function treeLines(node: DraftNode, words: DescribeOptions, level: number): readonly string[] {
  const indent = '  '.repeat(level)
  const muted = node.muted ? ' (muted)' : ''
  if ('filter' in node) {
    return [`${indent}${sentenceText(describeTree({ ...node, muted: false }, words))}${muted}`]
  }
  const kind = 'and' in node ? 'and' : 'or' in node ? 'or' : 'not'
  return [
    `${indent}${kind.toUpperCase()}, ${groupWords[kind]}${muted}`,
    ...childrenOf(node).flatMap((child) => treeLines(child, words, level + 1)),
  ]
}
