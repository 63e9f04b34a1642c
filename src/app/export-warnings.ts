import { formatFacts } from '#domain/contract/export-formats.ts'
import { splitColumns } from '#domain/configuration/column-choice.ts'
import type { Column } from '#domain/contract/columns.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { sessionsText } from '#domain/configuration/format-amount.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'
import * as words from './words.ts'

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
  if (recordIds === 1) return [words.idNotInQueue]
  return [words.idsNotInQueue(missing, recordIds)]
}

function leftOut(count: RecordCount): readonly string[] {
  if (count.state !== 'known' || count.isOutdated) return []
  const { selected, in_file } = count.count
  if (in_file === null) {
    return [words.sessionsLeftOut]
  }
  const left = selected - in_file
  return left === 0 ? [] : [words.someSessionsLeftOut(left, sessionsText(left))]
}

function columnsAside(
  { export_format, column_ids }: Configuration,
  columns: readonly Column[] | null,
): readonly string[] {
  const { aside } = splitColumns(column_ids ?? [], columns)
  if (!formatFacts[export_format].isTable || aside.length === 0) return []
  return [
    aside.length === 1
      ? words.columnNotInQueue(aside[0] ?? '')
      : words.columnsNotInQueue(aside.length),
  ]
}
