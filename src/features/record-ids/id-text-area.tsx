import { useState, type ClipboardEvent, type Ref } from 'react'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/text-area.tsx'
import * as words from './words.ts'

/** Characters. Longer texts are hidden at first, because drawing 100 000 lines blocks the page. */
const largeText = 80_000

export type IdTextAreaProps = {
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

export const isShownAsText = (text: string): boolean => text.length <= largeText

/** The pasted text; a very long one is shown only on request. */
export function IdTextArea({ label, text, onChange, areaRef }: IdTextAreaProps) {
  const [isEdited, setEdited] = useState(false)
  /** Pasting 100 000 lines into a text takes minutes; replacing the whole text takes a moment. */
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text')
    const { value, selectionStart, selectionEnd } = event.currentTarget
    if (pasted.length + value.length <= largeText) return
    event.preventDefault()
    setEdited(false)
    onChange(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd))
  }
  if (!isShownAsText(text) && !isEdited) {
    return (
      <div
        role="group"
        aria-label={label}
        className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2 text-ink-2"
      >
        <span className="flex-1">{words.tooLongToShow}</span>
        <Button size="small" onClick={() => setEdited(true)}>
          {words.editAsText}
        </Button>
      </div>
    )
  }
  return (
    <TextArea
      label={label}
      description={words.whatIsRead}
      value={text}
      onChange={onChange}
      onPaste={onPaste}
      {...(areaRef ? { areaRef } : {})}
      rows={6}
      placeholder={words.exampleId}
    />
  )
}
