import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as RacTabs } from 'react-aria-components'
import { classNames, focusRing } from './class-names.ts'

export type TabItem<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly content: ReactNode
}
export type TabsProps<Id extends string> = {
  readonly label: string
  readonly items: readonly TabItem<Id>[]
  readonly value: Id
  readonly onChange: (value: Id) => void
  readonly className?: string
}

export function Tabs<Id extends string>({
  label,
  items,
  value,
  onChange,
  className,
}: TabsProps<Id>) {
  return (
    <RacTabs
      selectedKey={value}
      onSelectionChange={(id) => onChange(id as Id)}
      className={className ?? ''}
    >
      <TabList
        aria-label={label}
        className="flex gap-4 overflow-x-auto border-b border-line px-4 text-ink-2"
      >
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className={classNames(
              focusRing,
              'flex h-11 cursor-pointer items-center border-b-2 border-transparent whitespace-nowrap -outline-offset-2 transition-colors data-[hovered]:text-ink data-[selected]:border-accent data-[selected]:font-medium data-[selected]:text-ink lg:h-9',
            )}
          >
            {item.label}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className={focusRing}>
          {item.content}
        </TabPanel>
      ))}
    </RacTabs>
  )
}
