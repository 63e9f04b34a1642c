import type { ReactNode } from 'react'
import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as RacSelect,
  Text,
} from 'react-aria-components'
import { classNames, optionBox, overlayBox } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldParts } from './field-error.tsx'
import { triggerBox, type TriggerSize, type TriggerVariant } from './trigger-box.ts'

export type SelectItem<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly description?: string
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
}

export type SelectProps<Id extends string> = FieldParts & {
  readonly items: readonly SelectItem<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly placeholder?: string
  /** `quiet` has no box: for a word in a phrase. */
  readonly variant?: TriggerVariant
  readonly size?: TriggerSize
  readonly isDisabled?: boolean
  readonly className?: string
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hidesLabel, description, error, items, value, onChange, placeholder } = props
  const chosen = items.find((item) => item.id === value)
  return (
    <RacSelect
      value={chosen ? chosen.id : null}
      onChange={(id) => {
        if (id !== null) onChange(id as Id)
      }}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      className={classNames('flex min-w-0 flex-col gap-1', props.className)}
    >
      <FieldLabel isHidden={hidesLabel ?? false}>{label}</FieldLabel>
      <Button className={triggerBox(props.variant, props.size, error !== undefined)}>
        {chosen?.icon}
        <span className={classNames('min-w-0 truncate', !chosen && 'text-ink-3')}>
          {chosen?.label ?? placeholder ?? 'Choose'}
        </span>
        <ChevronDown className="ml-auto size-3.5! text-ink-3" aria-hidden />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover
        offset={6}
        placement="bottom start"
        className={classNames(overlayBox, 'max-w-sm min-w-(--trigger-width) overflow-auto')}
      >
        <ListBox items={items} className="p-1 outline-none">
          {(item) => <SelectOption item={item} />}
        </ListBox>
      </Popover>
    </RacSelect>
  )
}

function SelectOption<Id extends string>({ item }: { readonly item: SelectItem<Id> }) {
  return (
    <ListBoxItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      className={classNames(optionBox, '[&_svg]:size-4 [&_svg]:shrink-0')}
    >
      {({ isSelected }) => (
        <>
          {item.icon}
          <span className="min-w-0 flex-1">
            <Text slot="label" className={classNames(isSelected && 'font-medium')}>
              {item.label}
            </Text>
            {item.description === undefined ? null : (
              <Text slot="description" className="block text-xs text-ink-3">
                {item.description}
              </Text>
            )}
          </span>
          <Check className={classNames('text-accent', !isSelected && 'invisible')} aria-hidden />
        </>
      )}
    </ListBoxItem>
  )
}
