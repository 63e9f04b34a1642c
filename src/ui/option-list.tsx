import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { ListBox, ListBoxItem, Text } from 'react-aria-components'
import { classNames, optionBox } from './class-names.ts'

export type OptionItem<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly icon?: ReactNode
}

export type OptionListProps<Id extends string> = {
  readonly label: string
  readonly items: readonly OptionItem<Id>[]
  readonly value: Id | null
  /** Gets the chosen id, also if it is the current one. */
  readonly onChange: (value: Id) => void
}

/** A short list of which one option is chosen. It takes the focus. */
export function OptionList<Id extends string>(props: OptionListProps<Id>) {
  const { label, items, value, onChange } = props
  const chosen = items.find(({ id }) => id === value)
  return (
    <ListBox
      aria-label={label}
      items={items}
      autoFocus
      selectionMode="single"
      selectedKeys={chosen ? [chosen.id] : []}
      onSelectionChange={(keys) => {
        // A click on the selected item clears the selection; keep it instead.
        const [id = chosen?.id] = keys
        if (id !== undefined) onChange(id as Id)
      }}
      className="p-1 outline-none"
    >
      {(item) => <Option item={item} />}
    </ListBox>
  )
}

function Option<Id extends string>({ item }: { readonly item: OptionItem<Id> }) {
  return (
    <ListBoxItem
      id={item.id}
      textValue={item.label}
      className={classNames(optionBox, '[&_svg]:size-4 [&_svg]:shrink-0')}
    >
      {({ isSelected }) => (
        <>
          {item.icon}
          <Text slot="label" className={classNames('min-w-0 flex-1', isSelected && 'font-medium')}>
            {item.label}
          </Text>
          <Check className={classNames('text-accent', !isSelected && 'invisible')} aria-hidden />
        </>
      )}
    </ListBoxItem>
  )
}
