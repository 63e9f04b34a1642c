import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { X } from 'lucide-react'
import { Button, ComboBox, Group, Input } from 'react-aria-components'
import { classNames, fieldBox, smallFieldBox } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldParts } from './field-error.tsx'
import { splitPasted } from './split-pasted.ts'
import { fittingSuggestions, SuggestionList, type Suggestion } from './suggestion-list.tsx'

export type TokenFieldProps = FieldParts & {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly suggestions?: readonly Suggestion[]
  /** Hears what is typed, so that other suggestions can be looked for. */
  readonly onSearch?: (text: string) => void
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  readonly isDisabled?: boolean
  readonly className?: string
}

/** More tokens than this are counted, not drawn one by one. */
const maxDrawn = 100

/** A list of strings: Enter or leaving the field adds, Backspace in the empty field removes the last. */
export function TokenField(props: TokenFieldProps) {
  const { label, hidesLabel, description, error, value, onChange, size } = props
  const [text, keepText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const suggestions = (props.suggestions ?? []).filter(({ id }) => !value.includes(id))

  const setText = (next: string) => {
    keepText(next)
    props.onSearch?.(next)
  }
  const add = (items: readonly string[]) => {
    const added = new Set([...value, ...items])
    if (added.size > value.length) onChange([...added])
    setText('')
  }
  const addTyped = () => {
    if (text.trim() !== '') add([text.trim()])
  }
  const remove = (item: string) => {
    onChange(value.filter((one) => one !== item))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isOptionFocused = event.currentTarget.hasAttribute('aria-activedescendant')
    if (event.key === 'Enter' && !isOptionFocused && text.trim() !== '') {
      event.preventDefault()
      addTyped()
    }
    if (event.key === 'Backspace' && text === '' && value.length > 0) onChange(value.slice(0, -1))
  }
  const onPaste = (event: ClipboardEvent) => {
    const items = splitPasted(event.clipboardData.getData('text'))
    if (items.length < 2) return
    event.preventDefault()
    add(items)
  }

  return (
    <ComboBox
      allowsCustomValue
      menuTrigger="focus"
      items={fittingSuggestions(suggestions, text)}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(id) => {
        if (id !== null) add([String(id)])
      }}
      onBlur={addTyped}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      className={classNames('flex min-w-0 flex-col gap-1', props.className)}
    >
      <FieldLabel isHidden={hidesLabel ?? false}>{label}</FieldLabel>
      <Group
        isInvalid={error !== undefined}
        className={classNames(
          size === 'small' ? smallFieldBox : fieldBox,
          'max-h-40 flex-wrap gap-1 overflow-y-auto px-1 py-0.5',
        )}
      >
        {value.slice(0, maxDrawn).map((item) => (
          <Token key={item} text={item} onRemove={() => remove(item)} />
        ))}
        {value.length > maxDrawn ? (
          <span className="px-1 text-xs text-ink-2">
            and {(value.length - maxDrawn).toLocaleString('en')} more
          </span>
        ) : null}
        <Input
          ref={input}
          placeholder={value.length === 0 ? (props.placeholder ?? '') : ''}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="h-6 min-w-16 flex-1 bg-transparent px-1.5 outline-none"
        />
      </Group>
      <FieldNotes description={description} error={error} />
      <SuggestionList />
    </ComboBox>
  )
}

function Token({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return (
    <span className="inline-flex h-9 max-w-full min-w-0 items-center rounded-[5px] bg-sunken pl-1.5 text-xs lg:h-5.5">
      <span className="min-w-0 truncate">{text}</span>
      <Button
        slot={null}
        aria-label={`Remove ${text}`}
        onPress={onRemove}
        className="grid h-full w-9 shrink-0 place-items-center rounded-[5px] text-ink-3 outline-2 -outline-offset-2 outline-transparent data-[focus-visible]:outline-accent data-[hovered]:text-ink lg:w-5"
      >
        <X className="size-3" aria-hidden />
      </Button>
    </span>
  )
}
