import { formatFacts } from '#domain/contract/export-formats.ts'
import { indexColumns, type Column } from '#domain/contract/columns.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { PreviewColumn } from './preview-table.tsx'

/** More columns do not fit beside the tree. */
const mostShown = 24

/** Shown for JSONL, which has whole records instead of columns. */
const recordColumns = ['id', 'created_at', 'type', 'name', 'input', 'output']
const always = ['id', 'created_at', 'input', 'output']

export type PreviewColumns = {
  readonly shown: readonly PreviewColumn[]
  readonly leftOut: number
}

export function previewColumns(
  configuration: Pick<Configuration, 'export_format' | 'column_ids'>,
  columns: readonly Column[] | null,
): PreviewColumns {
  const { export_format: format, column_ids: chosen } = configuration
  const columnOf = columns ? indexColumns(columns) : () => undefined
  const known = (id: string): PreviewColumn =>
    columnOf(id) ?? { id, label: standardLabels[id] ?? null, data_type: standardTypes[id] ?? null }
  if (!formatFacts[format].isTable) {
    const ids = columns ? recordColumns.filter((id) => columnOf(id)?.is_empty === false) : always
    return { shown: ids.map(known), leftOut: 0 }
  }
  const all = chosen
    ? // An unknown column is a separate problem; the service refuses to preview it.
      chosen.filter((id) => columns === null || columnOf(id) !== undefined).map(known)
    : (columns?.filter((column) => !column.is_empty) ?? always.map(known))
  return { shown: all.slice(0, mostShown), leftOut: Math.max(0, all.length - mostShown) }
}

const standardLabels: Readonly<Record<string, string>> = {
  id: 'ID',
  created_at: 'Created',
  input: 'Input',
  output: 'Output',
}
const standardTypes: Readonly<Record<string, string>> = { id: 'uuid', created_at: 'timestamp' }
