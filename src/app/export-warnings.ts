import { formatFacts } from '#domain/contract/export-formats.ts'
import { splitColumns } from '#domain/configuration/column-choice.ts'
import type { Column } from '#domain/contract/columns.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { sessionsText } from '#domain/configuration/format-amount.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'

export const exportWarnings = (
  configuration: Configuration,
  columns: readonly Column[] | null,
  { count, recordIds }: { readonly count: RecordCount; readonly recordIds: number },
): readonly string[] => [
  ...missingIds(count, recordIds),
  ...leftOut(count),
  ...columnsAside(configuration, columns),
]

/** The service skips ids that the queue does not have. */
function missingIds(count: RecordCount, recordIds: number): readonly string[] {
  if (count.state !== 'known' || count.isOutdated) return []
  const missing = recordIds - count.count.selected
  if (missing <= 0) return []
  if (recordIds === 1) return ['This ID isn’t in this queue.']
  return [
    `${missing.toLocaleString('en')} of the ${recordIds.toLocaleString('en')} IDs ${missing === 1 ? 'isn’t' : 'aren’t'} in this queue.`,
  ]
}

function leftOut(count: RecordCount): readonly string[] {
  if (count.state !== 'known' || count.isOutdated) return []
  const { selected, in_file } = count.count
  if (in_file === null) {
    return [
      'Sessions with unfinished metrics are left out of the file. This service doesn’t say how many, so the file may have fewer records than you selected.',
    ]
  }
  const left = selected - in_file
  return left === 0
    ? []
    : [
        `${sessionsText(left)} with unfinished metrics ${left === 1 ? 'is' : 'are'} left out of the file.`,
      ]
}

function columnsAside(
  { export_format, column_ids }: Configuration,
  columns: readonly Column[] | null,
): readonly string[] {
  const { aside } = splitColumns(column_ids ?? [], columns)
  if (!formatFacts[export_format].isTable || aside.length === 0) return []
  return [
    aside.length === 1
      ? `Column ${aside[0]} isn’t in this queue, so it won’t be in the file.`
      : `${aside.length} selected columns aren’t in this queue, so they won’t be in the file.`,
  ]
}
