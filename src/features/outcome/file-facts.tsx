import { formatFacts } from '#domain/contract/export-formats.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import { bytesText } from '#domain/configuration/format-amount.ts'
import { columnNames, type Column } from '#domain/contract/columns.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { classNames } from '#ui/class-names.ts'
import { Progress } from '#ui/progress.tsx'
import { SpreadsheetNotes } from './spreadsheet-notes.tsx'
import { spreadsheetWarnings } from './spreadsheet-warnings.ts'
import { Timeline } from './timeline.tsx'

export type FileFactsProps = {
  readonly facts: SelectionFacts
  readonly request: Pick<ExportRequest, 'export_format' | 'column_ids'>
  readonly columns: readonly Column[] | null
  readonly timeZone: string
  /** The facts belong to an earlier configuration. */
  readonly isOutdated: boolean
}

export function FileFacts({ facts, request, columns, timeZone, isOutdated }: FileFactsProps) {
  const { records, timeline, fully_annotated, empty_columns } = facts
  const isCsv = formatFacts[request.export_format].isTable
  const labels = empty_columns.map(columnNames(columns))
  const columnIds = fileColumns(request, columns)
  return (
    <div
      className={classNames(
        'px-4 pb-3 transition-colors',
        isOutdated ? 'text-ink-3' : 'text-ink-2',
      )}
    >
      <p>
        {shapeText(request.export_format, columnIds)} · {facts.bytes_are_exact ? '' : 'about '}
        {bytesText(facts.bytes)}
      </p>
      {labels.length === 0 ? null : (
        <p>
          Empty for these records: {labels.slice(0, mostNamed).join(', ')}
          {labels.length > mostNamed ? ` and ${labels.length - mostNamed} more` : ''}
        </p>
      )}
      {timeline ? <Timeline buckets={timeline.buckets} timeZone={timeZone} /> : null}
      {fully_annotated && records > 0 ? (
        <Progress
          className="pt-2"
          label="Fully annotated"
          value={fully_annotated.selected}
          max={records}
          valueLabel={`${fully_annotated.selected.toLocaleString('en')} of ${records.toLocaleString('en')}`}
        />
      ) : null}
      {isCsv ? <SpreadsheetNotes {...spreadsheetWarnings(facts, columns, columnIds)} /> : null}
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

function shapeText(
  format: ExportRequest['export_format'],
  columnIds: readonly string[] | null,
): string {
  const { isTable, isFlat } = formatFacts[format]
  if (isFlat) return 'One record per line, without nested values'
  if (!isTable) return 'One record per line'
  const count = columnIds?.length ?? null
  if (count === null) return 'One row per record'
  return `${count.toLocaleString('en')} ${count === 1 ? 'column' : 'columns'}, one row per record`
}
