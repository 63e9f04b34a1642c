import { useState, type ClipboardEvent, type DragEvent } from 'react'
import { FileText, Trash2 } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { maxRecordIds } from '#domain/contract.ts'
import { problemsAtOption, type Problem } from '#domain/problems.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { FieldError } from '#ui/field-error.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { LargePaste } from './large-paste.tsx'
import { Summary } from './summary.tsx'
import { useRecordIds } from './use-record-ids.ts'
import { useRecordIdsText } from './use-record-ids-text.ts'

/** Longer texts are not shown as a field: drawing 100 000 lines would hold the page up. */
const largeText = 80_000

export type RecordIdsBoxProps = {
  readonly problems: readonly Problem[]
  readonly showAllProblems?: boolean
}

/** Paste, drop or open any text: the ids in it select the records. */
export function RecordIdsBox({ problems, showAllProblems }: RecordIdsBoxProps) {
  const { text, onChange, openFile, clear, failure } = useRecordIdsText()
  const [isEdited, setEdited] = useState(false)
  const [isOver, setOver] = useState(false)
  const { read, isReading } = useRecordIds(text)
  const isLarge = text.length > largeText && !isEdited
  const isBlank = text.trim() === ''
  // The summary says with its counts that there are too many.
  const isTooMany = !isBlank && read !== null && read.record_ids.length > maxRecordIds
  const showsProblems = (showAllProblems === true || !isBlank) && !isReading && !isTooMany

  const open = (file: File | undefined) => {
    if (!file) return
    setEdited(false)
    void openFile(file)
  }
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    setOver(false)
    if (!file) return
    event.preventDefault()
    open(file)
  }

  /** The browser takes minutes to put 100 000 lines among others; as one text they take a moment. */
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text')
    const { value, selectionStart, selectionEnd } = event.currentTarget
    if (pasted.length + value.length <= largeText) return
    event.preventDefault()
    setEdited(false)
    onChange(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd))
  }

  return (
    <div
      data-option="record_ids"
      className={classNames('flex flex-col gap-3 p-4', isOver && 'rounded-b-xl bg-accent-soft')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {isLarge ? (
        <LargePaste text={text} onEdit={() => setEdited(true)} />
      ) : (
        <TextArea
          label="Record IDs"
          description="Any text with IDs in it: lines, CSV, JSON, SQL, links."
          value={text}
          onChange={onChange}
          onPaste={onPaste}
          rows={8}
          isMono
          placeholder="907a70c3-1012-4037-b64c-e4228c38fb29"
        />
      )}
      <div className="flex flex-wrap gap-2">
        <FileTrigger onSelect={(files) => open(files?.[0])}>
          <Button size="small">
            <FileText aria-hidden />
            Open a file
          </Button>
        </FileTrigger>
        {text === '' ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setEdited(false)
              clear()
            }}
          >
            <Trash2 aria-hidden />
            Clear
          </Button>
        )}
      </div>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {isReading ? <p className="text-ink-3">Reading…</p> : null}
      {read && !isBlank ? <Summary read={read} /> : null}
      {showsProblems
        ? problemsAtOption(problems, 'record_ids').map(({ message }) => (
            <FieldError key={message}>{message}</FieldError>
          ))
        : null}
    </div>
  )
}
