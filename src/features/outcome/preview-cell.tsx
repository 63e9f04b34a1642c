import type { ReactNode } from 'react'
import type { QueueUser } from '#domain/contract/queues.ts'
import { cellKind, type CellKind } from './cell-kind.ts'
import { cellText, minuteText } from './cell-value.ts'
import { Chips } from './chips.tsx'
import type { PreviewColumn } from './preview-columns.ts'
import { Likes, rounded, Stars, Thumb } from './rating-marks.tsx'
import { ratingsOf, type RatingKind } from './ratings.ts'
import * as words from './preview-words.ts'

/** More would not fit into a cell. */
const mostItems = 8

export type CellValueProps = {
  readonly column: PreviewColumn
  readonly value: unknown
  readonly timeZone: string
  readonly members: readonly QueueUser[] | null
}

/** A value on one line, by its kind. */
export function CellValue(props: CellValueProps): ReactNode {
  return draw[cellKind(props.column, props.value)](props)
}

const draw: Readonly<Record<CellKind, (props: CellValueProps) => ReactNode>> = {
  empty: ({ value }) => <span className="text-ink-3">{emptyWord(value)}</span>,
  id: ({ value }) => <span className="font-mono text-2xs">{cellText(value).slice(0, 8)}</span>,
  date: ({ value, timeZone }) => minuteText(cellText(value), timeZone),
  number: ({ value }) => cellText(value),
  average: ({ value }) => rounded(value as number),
  boolean: ({ value }) => cellText(value),
  stars: ({ value }) => <Stars value={value as number} />,
  likes: ({ value }) => <Likes value={value as number} />,
  list: ({ value }) => <Chips items={value as readonly unknown[]} most={mostItems} />,
  ratings: ({ column, value, members }) => {
    const ratings = ratingsOf(value, members)
    if (!ratings) return cellText(value)
    return ratings.slice(0, mostItems).map((rating) => (
      <span key={rating.user_id} className="mr-3 inline-flex items-baseline gap-1 last:mr-0">
        <span className="text-ink-2">{firstName(rating.name ?? rating.user_id.slice(0, 8))} </span>
        <RatingMark kind={column.ratings?.kind ?? null} value={rating.value} />
      </span>
    ))
  },
  json: ({ value }) => <span className="font-mono text-2xs">{cellText(value)}</span>,
  text: (props) => (/^[[{]/.test(props.value as string) ? draw.json(props) : cellText(props.value)),
}

const firstName = (name: string): string => name.split(' ')[0] ?? name

/** One rating, short. */
function RatingMark({ kind, value }: { readonly kind: RatingKind; readonly value: unknown }) {
  if (typeof value === 'boolean') return <Thumb isUp={value} hasWord={false} />
  if (kind === 'stars' && typeof value === 'number') {
    return (
      <span>
        <span aria-hidden>{value} ★</span>
        <span className="sr-only">{words.starsOf(value)}</span>
      </span>
    )
  }
  return Array.isArray(value) ? value.map(String).join(', ') : cellText(value)
}

export const emptyWord = (value: unknown): string =>
  value === '' ? words.emptyText : Array.isArray(value) ? words.emptyList : words.emptyValue
