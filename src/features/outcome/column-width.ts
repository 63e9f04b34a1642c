import { columnLabel } from '#domain/contract/columns.ts'
import type { PreviewColumn } from './preview-columns.ts'

/** Pixels. */
export const [minWidth, maxWidth] = [56, 720]

const widths: Readonly<Record<string, number>> = {
  uuid: 84,
  timestamp: 140,
  integer: 96,
  floating_point: 96,
  boolean: 84,
  star_rating_aggregate: 124,
  thumb_rating_aggregate: 96,
  score_rating_aggregate: 96,
  text_rating_aggregate: 96,
  string_list: 160,
  tags_rating_aggregate: 160,
  fully_annotated: 120,
}
const widthOfText = 176
const widthOfClosed = 104

/** Pixels of a letter of the header, and of the paddings. */
const [letter, paddings] = [7, 36]

/** The width of a column until it is resized. It does not depend on the rows, so that it stays. */
export function columnWidth(column: PreviewColumn): number {
  const forLabel = Math.min(columnLabel(column).length * letter + paddings, widthOfText)
  const forText = column.isClosed ? widthOfClosed : widthOfText
  return Math.max(widths[column.data_type ?? ''] ?? forText, forLabel)
}

export const withinLimits = (width: number): number =>
  Math.round(Math.min(Math.max(width, minWidth), maxWidth))
