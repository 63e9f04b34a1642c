import { useId } from 'react'
import { classNames, hiddenInput } from './class-names.ts'

export type SegmentedItem<Id extends string> = {
  readonly id: Id
  readonly label: string
}
export type SegmentedProps<Id extends string> = {
  /** For screen readers. */
  readonly label: string
  readonly items: readonly SegmentedItem<Id>[]
  readonly value: Id
  readonly onChange: (value: Id) => void
  readonly className?: string
}

export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, items, value, onChange, className } = props
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames('inline-flex w-fit max-w-full rounded-lg bg-sunken p-0.5', className)}
    >
      {items.map((item) => (
        <label
          key={item.id}
          className="relative flex min-h-10 min-w-0 cursor-pointer items-center rounded-md px-2.5 whitespace-nowrap text-ink-2 outline-accent transition-colors hover:text-ink has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-raised has-focus-visible:outline-2 lg:min-h-6"
        >
          <input
            type="radio"
            name={name}
            value={item.id}
            checked={item.id === value}
            onChange={() => onChange(item.id)}
            className={hiddenInput}
          />
          <span className="truncate">{item.label}</span>
        </label>
      ))}
    </div>
  )
}
