import { Chips } from './chips.tsx'
import { fileText } from './cell-value.ts'
import { Stars, Thumb } from './rating-marks.tsx'
import type { Rating, RatingKind } from './ratings.ts'
import * as words from './preview-words.ts'

export type RatingListProps = {
  readonly ratings: readonly Rating[]
  readonly kind: RatingKind
}

/** Who gave which rating, and why. */
export function RatingList({ ratings, kind }: RatingListProps) {
  if (ratings.length === 0) return <p className="text-ink-3">{words.unrated}</p>
  return (
    <section aria-labelledby="raters">
      <h3 id="raters" className="mb-1 text-xs text-ink-3">
        {words.ratedBy(ratings.length)}
      </h3>
      <ul className="flex flex-col divide-y divide-line">
        {ratings.map((rating) => (
          <li key={rating.user_id} className="flex flex-wrap gap-x-4 gap-y-0.5 py-2">
            <span translate="no" className="w-40 shrink-0 truncate font-medium">
              {rating.name ?? words.unknownRater(rating.user_id)}
            </span>
            <span className="min-w-0 flex-1 basis-40 break-words whitespace-pre-wrap">
              <RatingValue kind={kind} value={rating.value} />
              {rating.explanation === null ? null : (
                <span translate="no" className="mt-0.5 block text-ink-2">
                  {rating.explanation}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function RatingValue({ kind, value }: { readonly kind: RatingKind; readonly value: unknown }) {
  if (typeof value === 'boolean') return <Thumb isUp={value} hasWord />
  if (kind === 'stars' && typeof value === 'number') return <Stars value={value} />
  if (Array.isArray(value)) {
    return value.length === 0 ? words.emptyList : <Chips items={value} />
  }
  return value === '' ? words.emptyText : fileText(value)
}
