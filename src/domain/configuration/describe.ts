import type { Column } from '#domain/contract/columns.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { splitColumns } from './column-choice.ts'
import type { Configuration } from './configuration.ts'
import { describeSelection } from './describe-selection.ts'
import {
  plain,
  sentenceText,
  strong,
  type DescribeOptions,
  type SentencePart,
} from './describe-tree.ts'

/**
 * Describes an export: “Records whose Quality is at least 4 or whose Tags contain “prod”. Redacted. CSV
 * with 6 columns, newest first.”
 */
export function describeExport(
  configuration: Configuration,
  options: DescribeOptions,
): readonly SentencePart[] {
  const selected = selection(configuration, options)
  return [
    ...selected,
    // An unfinished condition ends with dots of its own.
    plain(sentenceText(selected).endsWith('…') ? ' ' : '. '),
    configuration.redact ? plain('Redacted') : strong('Not redacted'),
    plain('. '),
    ...(configuration.export_computed_metrics_only
      ? [strong('Only computed values'), plain('. ')]
      : []),
    ...fileShape(configuration, options.columns),
    plain(', newest first.'),
  ]
}

function selection(
  configuration: Configuration,
  options: DescribeOptions,
): readonly SentencePart[] {
  if (configuration.selector === 'record_ids') {
    const count = options.record_id_count
    if (count === 0) return [plain('The records whose IDs you paste')]
    const ids = `${count.toLocaleString('en')} ${count === 1 ? 'ID' : 'IDs'}`
    return [plain('The records with the '), strong(ids), plain(' in the list')]
  }
  return describeSelection(configuration.filter_tree, options)
}

/** The format and its columns, without the queue: `CSV with 6 columns`. */
export const describeFile = (configuration: Configuration): string =>
  sentenceText(fileShape(configuration, null))

function fileShape(
  { export_format, column_ids }: Configuration,
  known: readonly Column[] | null,
): SentencePart[] {
  const { label, isTable } = formatFacts[export_format]
  if (!isTable) return [strong(label)]
  const count = splitColumns(column_ids ?? [], known).here.length
  const columns = column_ids?.length
    ? `${count} column${count === 1 ? '' : 's'}`
    : 'all non-empty columns'
  return [strong(label), plain(' with '), strong(columns)]
}
