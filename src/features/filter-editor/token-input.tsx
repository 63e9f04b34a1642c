import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { Split } from 'lucide-react'
import { classNames } from '#ui/class-names.ts'
import { pastedText, splitPasted } from '#ui/split-pasted.ts'
import { VisibleText } from '#ui/visible-text.tsx'
import { RowError } from './row-error.tsx'
import { besideIcon, rowButton, rowInputBox, wordButton } from './row-styles.ts'
import { comboBox, Suggestions } from './suggestions-part.tsx'
import * as words from './words.ts'

export type TokenInputProps = {
  readonly columnId: string | undefined
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly error: string | undefined
  /** Splits typed or pasted text. Without it, the text is one value, and the user is offered a split. */
  readonly split?: (text: string) => readonly string[]
}

/** With more tokens than this, only their number is shown. */
const maxDrawn = 100

type Offer = { readonly whole: string; readonly parts: readonly string[] }

/** Enter or blur adds a value; Backspace in the empty field removes the last. */
export function TokenInput({ columnId, value, onChange, error, split }: TokenInputProps) {
  const [text, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const [focused, setFocused] = useState<HTMLInputElement | null>(null)
  const [offered, setOffered] = useState<Offer | null>(null)
  const offer = offered && value.includes(offered.whole) ? offered : null
  const errorId = useId()

  const setText = (next: string) => {
    setTyped(next)
    if (next !== '') setOffered(null)
  }
  const add = (items: readonly string[]) => {
    const added = new Set([...value, ...items])
    if (added.size > value.length) onChange([...added])
    setTyped('')
    setOffered(null)
  }
  const addTyped = () => add(split ? split(text) : [text])
  const onBlur = () => {
    // The window lost focus, not the field: the word may be half typed.
    if (document.activeElement === input.current) return
    setFocused(null)
    if (text.trim() === '') setTyped('')
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
    if (event.key === 'Enter' && text !== '') {
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
    <>
      <span
        data-invalid={error === undefined ? undefined : true}
        className={classNames(
          rowInputBox,
          besideIcon,
          'max-h-40 min-w-40 flex-wrap gap-1 overflow-y-auto px-1 py-0.5 max-sm:min-w-24 max-sm:flex-1',
        )}
      >
        {value.slice(0, maxDrawn).map((item) => (
          <Token key={item} text={item} onRemove={() => remove(item)} />
        ))}
        {value.length > maxDrawn ? (
          <span className="px-1 text-xs text-ink-2">{words.andMore(value.length - maxDrawn)}</span>
        ) : null}
        <input
          {...comboBox}
          dir="auto"
          ref={input}
          aria-label={words.value}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : errorId}
          value={text}
          placeholder={value.length === 0 ? words.typeValues : ''}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={(event) => setFocused(event.target)}
          onBlur={onBlur}
          className="h-6 w-12 min-w-12 flex-1 bg-transparent px-1.5 text-sm outline-none"
        />
      </span>
      {offer === null ? null : (
        <button
          type="button"
          className={classNames(rowButton, wordButton, 'text-ink-2')}
          onClick={() => splitOffered(offer)}
        >
          <Split aria-hidden />
          {words.splitInto(offer.parts.length)}
        </button>
      )}
      {focused && offer === null ? (
        <Suggestions
          input={focused}
          columnId={columnId}
          text={text}
          without={value}
          onChoose={(one) => add([one])}
        />
      ) : null}
      <RowError id={errorId} error={error} />
    </>
  )
}

function Token({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return (
    <span className="inline-flex h-9 max-w-full min-w-0 items-center rounded-[5px] bg-sunken pl-1.5 text-xs lg:h-5.5">
      <span translate="no" dir="auto" className="min-w-0 truncate whitespace-pre">
        <VisibleText text={text} />
      </span>
      <button
        type="button"
        aria-label={words.removeValue(text)}
        onClick={onRemove}
        className="h-full w-9 shrink-0 rounded-[5px] text-sm leading-none text-ink-3 -outline-offset-2 outline-accent hover:text-ink focus-visible:outline-2 lg:w-5"
      >
        ×
      </button>
    </span>
  )
}
