import { useState } from 'react'
import { ChevronDown } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { classNames, overlayBox } from './class-names.ts'
import { FieldNotes, type FieldParts } from './field-error.tsx'
import { OptionList, type OptionItem } from './option-list.tsx'
import { triggerBox, type TriggerSize, type TriggerVariant } from './trigger-box.ts'
import * as words from './words.ts'

export type SelectProps<Id extends string> = FieldParts & {
  readonly items: readonly OptionItem<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly placeholder?: string
  /** `quiet` has no box: for a word in a phrase. */
  readonly variant?: TriggerVariant
  readonly size?: TriggerSize
  readonly className?: string
}

/** The list exists only while it is open, so a page may hold hundreds of these. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hidesLabel, description, error, items, value, onChange, placeholder } = props
  const [isOpen, setOpen] = useState(false)
  const chosen = items.find((item) => item.id === value)
  const shown = chosen?.label ?? placeholder ?? words.choose
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', props.className)}>
      {hidesLabel ? null : <span className="text-xs font-medium text-ink-2">{label}</span>}
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button
          aria-label={`${label}: ${shown}${error === undefined ? '' : `. ${error}`}`}
          className={triggerBox(props.variant, props.size, error !== undefined)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOpen(true)
            else event.continuePropagation()
          }}
        >
          {chosen?.icon}
          <span className={classNames('min-w-0 truncate', !chosen && 'text-ink-3')}>{shown}</span>
          <ChevronDown className="ml-auto size-3.5! text-ink-3" aria-hidden />
        </Button>
        <Popover
          offset={6}
          placement="bottom start"
          className={classNames(overlayBox, 'max-w-sm min-w-(--trigger-width) overflow-auto')}
        >
          <Dialog aria-label={label} className="outline-none">
            <OptionList
              label={label}
              items={items}
              value={value}
              onChange={(id) => {
                onChange(id)
                setOpen(false)
              }}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <FieldNotes description={description} error={error} />
    </div>
  )
}
