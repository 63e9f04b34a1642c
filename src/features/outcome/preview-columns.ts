import { familyColumnId, isInFamily, type ColumnFamily } from '#domain/contract/column-families.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { indexColumns, type Column } from '#domain/contract/columns.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RatingKind } from './ratings.ts'
import * as words from './words.ts'

/** More columns do not fit beside the tree. */
const mostShown = 24

/** Shown for JSONL, which has whole records instead of columns. */
const recordColumns = ['id', 'created_at', 'type', 'name', 'input', 'output']
const always = ['id', 'created_at', 'input', 'output']

export type PreviewColumn = Pick<Column, 'id' | 'label' | 'data_type'> & {
  /** The service lists the values that it can have, so they are short. */
  readonly isClosed: boolean
  /** The id in the header of the file: a metric's alias, if that was chosen. Null for JSONL. */
  readonly file_id: string | null
  /** For a rating: the column that says who gave which, and how it is drawn. */
  readonly ratings: { readonly column_id: string; readonly kind: RatingKind } | null
}

export type PreviewColumns = {
  readonly shown: readonly PreviewColumn[]
  readonly leftOut: number
}

export function previewColumns(
  configuration: Pick<Configuration, 'export_format' | 'column_ids'>,
  columns: readonly Column[] | null,
): PreviewColumns {
  const { export_format: format, column_ids: chosen } = configuration
  const { isTable } = formatFacts[format]
  const columnOf = columns ? indexColumns(columns) : () => undefined
  const known = (fileId: string): PreviewColumn => {
    const column = columnOf(fileId)
    const id = column?.id ?? fileId
    return {
      id,
      label: column ? column.label : (words.standardLabels[id] ?? null),
      data_type: column ? column.data_type : (standardTypes[id] ?? null),
      isClosed: (column?.allowed_values?.length ?? 0) > 0,
      file_id: isTable ? fileId : null,
      ratings: ratingsOf(id, columnOf),
    }
  }
  if (!isTable) {
    const ids = columns ? recordColumns.filter((id) => columnOf(id)?.is_empty === false) : always
    return { shown: ids.map(known), leftOut: 0 }
  }
  const ids = chosen
    ? // An unknown column is a separate problem; the service refuses to preview it.
      chosen.filter((id) => columns === null || columnOf(id) !== undefined)
    : (columns?.filter((column) => !column.is_empty).map(({ id }) => id) ?? always)
  return {
    shown: ids.slice(0, mostShown).map(known),
    leftOut: Math.max(0, ids.length - mostShown),
  }
}

/** The columns of a template: its result, whose type says how ratings are drawn, and all of them. */
function ratingsOf(
  id: string,
  columnOf: (id: string) => Column | undefined,
): PreviewColumn['ratings'] {
  const all = isInFamily(id, 'annotations') ? id : sibling(id, 'feedback', 'annotations')
  const result = isInFamily(id, 'feedback') ? id : sibling(id, 'annotations', 'feedback')
  const column = all === null ? undefined : columnOf(all)
  const type = (result === null ? null : columnOf(result)?.data_type) ?? ''
  return column ? { column_id: column.id, kind: ratingKinds[type] ?? null } : null
}

const sibling = (id: string, from: ColumnFamily, to: ColumnFamily): string | null =>
  isInFamily(id, from) ? familyColumnId(to, id.slice(familyColumnId(from, '').length)) : null

const ratingKinds: Readonly<Record<string, RatingKind>> = {
  star_rating_aggregate: 'stars',
  thumb_rating_aggregate: 'likes',
}

const standardTypes: Readonly<Record<string, string>> = { id: 'uuid', created_at: 'timestamp' }
