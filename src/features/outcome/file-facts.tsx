import { formatFacts } from '#domain/contract/export-formats.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import { columnNames, type Column } from '#domain/contract/columns.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { classNames } from '#ui/class-names.ts'
import { Progress } from '#ui/progress.tsx'
import { SpreadsheetNotes } from './spreadsheet-notes.tsx'
import { spreadsheetWarnings } from './spreadsheet-warnings.ts'
import * as words from './file-words.ts'

export type FileFactsProps = {
  readonly facts: SelectionFacts
  /** The request that the facts are of. */
  readonly request: Pick<ExportRequest, 'export_format' | 'column_ids'>
  readonly columns: readonly Column[] | null
  /** The facts belong to an earlier configuration. */
  readonly isOutdated: boolean
}

/** What is worth knowing of the file: empty columns, annotation, and what a spreadsheet changes. */
export function FileFacts({ facts, request, columns, isOutdated }: FileFactsProps) {
  const { records, fully_annotated, empty_columns } = facts
  const isCsv = formatFacts[request.export_format].isTable
  const labels = empty_columns.map(columnNames(columns))
  return (
    <div
      className={classNames(
        'flex shrink-0 flex-col gap-2 px-4 py-3 transition-colors empty:hidden',
        isOutdated ? 'text-ink-3' : 'text-ink-2',
      )}
    >
      {fully_annotated && records > 0 ? (
        <Progress
          label={words.fullyAnnotated}
          value={fully_annotated.selected}
          max={records}
          valueLabel={words.someOf(fully_annotated.selected, records)}
        />
      ) : null}
      {labels.length === 0 ? null : (
        <p className="text-xs">
          {words.emptyColumns(labels.slice(0, mostNamed).join(', '), labels.length - mostNamed)}
        </p>
      )}
      {isCsv ? (
        <SpreadsheetNotes {...spreadsheetWarnings(facts, columns, fileColumns(request, columns))} />
      ) : null}
    </div>
  )
}

const mostNamed = 6

/** The columns of a CSV file; null if they are unknown. */
const fileColumns = (
  { column_ids }: FileFactsProps['request'],
  columns: readonly Column[] | null,
): readonly string[] | null =>
  column_ids?.length
    ? column_ids
    : (columns?.filter((column) => !column.is_empty).map(({ id }) => id) ?? null)
