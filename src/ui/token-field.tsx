import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { Split, X } from 'lucide-react'
import { Button, ComboBox, Group, Input } from 'react-aria-components'
import { Button as ActionButton } from './button.tsx'
import { classNames, fieldBox, smallFieldBox } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldParts } from './field-error.tsx'
import { pastedText, splitPasted } from './split-pasted.ts'
import { fittingSuggestions, SuggestionList, type Suggestion } from './suggestion-list.tsx'
import { VisibleText } from './visible-text.tsx'

export type TokenFieldProps = FieldParts & {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly suggestions?: readonly Suggestion[]
  /** Splits typed or pasted text. Without it, the text is one value, and the user is offered a split. */
  readonly split?: (text: string) => readonly string[]
  /** Gets the typed text, to load other suggestions. */
  readonly onSearch?: (text: string) => void
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  readonly className?: string
}

/** With more tokens than this, only their number is shown. */
const maxDrawn = 100

type Offer = { readonly whole: string; readonly parts: readonly string[] }

/** Enter or blur adds a value; Backspace in the empty field removes the last. */
export function TokenField(props: TokenFieldProps) {
  const { label, hidesLabel, description, error, value, onChange, size, split } = props
  const [text, keepText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const [offered, setOffered] = useState<Offer | null>(null)
  const offer = offered && value.includes(offered.whole) ? offered : null
  const suggestions = (props.suggestions ?? []).filter(({ id }) => !value.includes(id))

  const setText = (next: string) => {
    keepText(next)
    if (next !== '') setOffered(null)
    props.onSearch?.(next)
  }
  const add = (items: readonly string[]) => {
    const added = new Set([...value, ...items])
    if (added.size > value.length) onChange([...added])
    setText('')
    setOffered(null)
  }
  const addTyped = () => add(split ? split(text) : [text])
  /** The window lost focus, not the field: the word may be half typed. */
  const onBlur = () => {
    if (document.activeElement === input.current) return
    if (text.trim() === '') setText('')
    else addTyped()
  }
  const splitOffered = ({ whole, parts }: Offer) => {
    onChange([...new Set(value.flatMap((one) => (one === whole ? parts : [one])))])
    setOffered(null)
    input.current?.focus()
  }
  const remove = (item: string) => {
    onChange(value.filter((one) => one !== item))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isOptionFocused = event.currentTarget.hasAttribute('aria-activedescendant')
    if (event.key === 'Enter' && !isOptionFocused && text !== '') {
      event.preventDefault()
      addTyped()
    }
    // A held Backspace clears the text but removes no token.
    const isBackspace = event.key === 'Backspace' && !event.repeat
    if (isBackspace && text === '' && value.length > 0) onChange(value.slice(0, -1))
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = pastedText(event.clipboardData)
    const { selectionStart, selectionEnd } = event.currentTarget
    const before = text.slice(0, selectionStart ?? text.length)
    const whole = before + pasted + text.slice(selectionEnd ?? text.length)
    const parts = split ? split(whole) : splitPasted(whole)
    // A single-line input would drop the line ends.
    const isKept =
      pasted.includes('\n') || (split ? parts.length > 1 : text === '' && parts.length > 1)
    if (!isKept) return
    event.preventDefault()
    add(split ? parts : [whole])
    if (!split && parts.length > 1) setOffered({ whole, parts })
  }

  // The offer to split takes the place of the suggestions.
  return (
    <ComboBox
      allowsCustomValue
      menuTrigger="focus"
      items={offer === null ? fittingSuggestions(suggestions, text) : []}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(id) => {
        if (id !== null) add([String(id)])
      }}
      onBlur={onBlur}
      isInvalid={error !== undefined}
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
      {offer === null ? null : (
        <ActionButton
          size="small"
          variant="quiet"
          className="self-start"
          onClick={() => splitOffered(offer)}
        >
          <Split aria-hidden />
          Split into {offer.parts.length.toLocaleString('en')} values
        </ActionButton>
      )}
      <FieldNotes description={description} error={error} />
      <SuggestionList />
    </ComboBox>
  )
}

function Token({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return (
    <span className="inline-flex h-9 max-w-full min-w-0 items-center rounded-[5px] bg-sunken pl-1.5 text-xs lg:h-5.5">
      <span translate="no" className="min-w-0 truncate whitespace-pre">
        <VisibleText text={text} />
      </span>
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
