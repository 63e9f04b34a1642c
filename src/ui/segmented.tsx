import { Radio, RadioGroup } from 'react-aria-components'
import { classNames } from './class-names.ts'

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
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(id) => onChange(id as Id)}
      className={classNames('inline-flex w-fit max-w-full rounded-lg bg-sunken p-0.5', className)}
    >
      {items.map((item) => (
        <Radio
          key={item.id}
          value={item.id}
          className="flex min-h-10 min-w-0 cursor-pointer items-center rounded-md px-2.5 whitespace-nowrap text-ink-2 outline-2 outline-transparent transition-colors data-[focus-visible]:outline-accent data-[hovered]:text-ink data-[selected]:bg-raised data-[selected]:font-medium data-[selected]:text-ink data-[selected]:shadow-raised lg:min-h-6"
        >
          <span className="truncate">{item.label}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
