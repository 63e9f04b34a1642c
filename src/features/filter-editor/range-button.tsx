import type { Condition } from '#domain/filter-tree/condition.ts'
import { classNames } from '#ui/class-names.ts'
import { opens } from './row-controls.ts'
import { iconButton } from './row-styles.ts'
import { selectsBucket, useBuckets, ValueHistogram } from './value-histogram.tsx'
import * as words from './words.ts'

/** The histogram of a column. It opens a chart to choose the value on. */
export function RangeButton({ condition }: { readonly condition: Condition }) {
  const buckets = useBuckets(condition.column_id)
  if (!buckets) return null
  return (
    <button
      {...opens('range')}
      aria-label={words.chooseOnChart}
      className={classNames(iconButton, 'place-items-end px-1 pb-1')}
    >
      <ValueHistogram
        buckets={buckets}
        isSelected={selectsBucket(condition.operator, condition.value)}
        width={48}
        height={16}
      />
    </button>
  )
}
