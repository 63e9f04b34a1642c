import { isInFamily } from '#domain/contract/column-families.ts'
import type { PreviewColumn } from './preview-columns.ts'

/** How a cell is drawn. */
export type CellKind =
  | 'empty'
  | 'id'
  | 'date'
  | 'number'
  | 'average'
  | 'boolean'
  | 'stars'
  | 'likes'
  | 'ratings'
  | 'list'
  | 'json'
  | 'text'

export function cellKind(column: PreviewColumn, value: unknown): CellKind {
  if (value === undefined || value === null || value === '') return 'empty'
  if (typeof value === 'number') return numberKinds[column.data_type ?? ''] ?? 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return textKinds[column.data_type ?? ''] ?? 'text'
  if (Array.isArray(value)) {
    if (value.length === 0) return 'empty'
    return value.every((item) => typeof item !== 'object') ? 'list' : 'json'
  }
  return isInFamily(column.id, 'annotations') ? 'ratings' : 'json'
}

const numberKinds: Readonly<Record<string, CellKind>> = {
  star_rating_aggregate: 'stars',
  thumb_rating_aggregate: 'likes',
  score_rating_aggregate: 'average',
}

const textKinds: Readonly<Record<string, CellKind>> = { uuid: 'id', timestamp: 'date' }

/** Whether the column's values stand at the right edge, so that their digits are below each other. */
export const isNumeric = ({ data_type: type }: PreviewColumn): boolean =>
  type === 'integer' ||
  type === 'floating_point' ||
  type === 'score_rating_aggregate' ||
  type === 'text_rating_aggregate'
