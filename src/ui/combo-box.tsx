import { useState } from 'react'
import { ChevronDown } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { classNames, overlayBox } from './class-names.ts'
import type { FieldParts } from './field-error.tsx'
import { filterSections, SearchList, type ListItem, type ListSection } from './search-list.tsx'
import { triggerBox, type TriggerSize, type TriggerVariant } from './trigger-box.ts'

export type ComboBoxProps = Omit<FieldParts, 'description' | 'hidesLabel'> & {
  readonly sections: readonly ListSection[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  /** The option that takes the typed text itself (``(text) => `Use “${text}”` ``). */
  readonly customLabel?: (text: string) => string
  readonly placeholder?: string
  readonly searchPlaceholder?: string
  readonly emptyText?: string
  readonly variant?: TriggerVariant
  readonly size?: TriggerSize
  readonly className?: string
}

const customSection = 'typed by hand'

/** A search over a long list. The list exists only while open, so a page may hold hundreds. */
export function ComboBox(props: ComboBoxProps) {
  const { label, error, sections, value, placeholder } = props
  const [isOpen, setOpen] = useState(false)
  const chosen = findItem(sections, value)
  const shown = chosen?.label ?? value
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        aria-label={`${label}: ${shown ?? placeholder ?? 'none'}${error === undefined ? '' : `. ${error}`}`}
        className={classNames(
          triggerBox(props.variant, props.size, error !== undefined),
          props.className,
        )}
      >
        {chosen?.icon}
        <span
          translate={shown === null ? 'yes' : 'no'}
          className={classNames('min-w-0 truncate', shown === null && 'text-ink-3')}
        >
          {shown ?? placeholder ?? 'Choose'}
        </span>
        {props.variant === 'quiet' && shown !== null ? null : (
          <ChevronDown className="ml-auto size-3.5! text-ink-3" aria-hidden />
        )}
      </Button>
      <Popover
        offset={6}
        placement="bottom start"
        className={classNames(overlayBox, 'w-88 max-w-[calc(100vw-24px)]')}
      >
        <Dialog aria-label={label} className="outline-none">
          <Choices {...props} onChosen={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Choices({ onChosen, ...props }: ComboBoxProps & { readonly onChosen: () => void }) {
  const { label, sections, value, onChange, customLabel } = props
  const [search, setSearch] = useState('')
  const fitting = filterSections(sections, search)
  const typed = search.trim()
  const custom: ListSection[] =
    customLabel && typed !== '' && findItem(sections, typed) === undefined
      ? [{ id: customSection, label: '', items: [{ id: typed, label: customLabel(typed) }] }]
      : []
  return (
    <SearchList
      label={label}
      sections={[...fitting, ...custom]}
      search={search}
      onSearch={setSearch}
      selectionMode="single"
      selectedIds={value === null ? [] : [value]}
      onSelect={([id]) => {
        if (id !== undefined && id !== value) onChange(id)
        onChosen()
      }}
      {...(props.searchPlaceholder === undefined
        ? {}
        : { searchPlaceholder: props.searchPlaceholder })}
      {...(props.emptyText === undefined ? {} : { emptyText: props.emptyText })}
    />
  )
}

function findItem(sections: readonly ListSection[], id: string | null): ListItem | undefined {
  if (id === null) return undefined
  for (const section of sections) {
    const item = section.items.find((one) => one.id === id)
    if (item) return item
  }
  return undefined
}
