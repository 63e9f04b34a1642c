import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { classNames } from '#ui/class-names.ts'
import { opens } from './row-controls.ts'
import { iconButton } from './row-styles.ts'
import { selectsBucket, useBuckets, ValueHistogram } from './value-histogram.tsx'

/** The histogram of a number column. It opens a slider for the value. */
export function RangeButton({ filter }: { readonly filter: DraftFilter }) {
  const buckets = useBuckets(filter.column_id)
  if (!buckets) return null
  return (
    <button
      {...opens('range')}
      aria-label="Choose value on chart"
      className={classNames(iconButton, 'place-items-end px-1 pb-1')}
    >
      <ValueHistogram
        buckets={buckets}
        isSelected={selectsBucket(filter.operator, filter.value)}
        width={48}
        height={16}
      />
    </button>
  )
}
