import { useState, type DragEvent } from 'react'
import { FileText, Trash2 } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { useController, useFormContext } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import { problemsAtOption, type Problem } from '#domain/problems.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { FieldError } from '#ui/field-error.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { LargePaste } from './large-paste.tsx'
import { Summary } from './summary.tsx'
import { useRecordIds } from './use-record-ids.ts'

/** Longer texts are not shown as a field: drawing 100 000 lines would hold the page up. */
const largeText = 80_000
/** Larger files are no list of ids. */
const maxFileBytes = 64 * 1024 * 1024

export type RecordIdsBoxProps = {
  readonly problems: readonly Problem[]
  readonly showAllProblems?: boolean
}

/** Paste, drop or open any text: the ids in it select the records. */
export function RecordIdsBox({ problems, showAllProblems }: RecordIdsBoxProps) {
  const { control } = useFormContext<Configuration>()
  const { field } = useController({ control, name: 'record_ids_text' })
  const [isEdited, setEdited] = useState(false)
  const [isOver, setOver] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { read, isReading } = useRecordIds(field.value)
  const isLarge = field.value.length > largeText && !isEdited
  const own = problemsAtOption(problems, 'record_ids')
  const showsProblems = showAllProblems === true || field.value.trim() !== ''

  const open = async (file: File | undefined) => {
    if (!file) return
    if (file.size > maxFileBytes) {
      return setFailure(`“${file.name}” is larger than 64 MB: that is no list of IDs.`)
    }
    setFailure(null)
    setEdited(false)
    field.onChange(await file.text())
  }
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    setOver(false)
    if (!file) return
    event.preventDefault()
    void open(file)
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
        <LargePaste text={field.value} onEdit={() => setEdited(true)} />
      ) : (
        <TextArea
          label="Record IDs"
          description="Any text with IDs in it: lines, CSV, JSON, SQL, links."
          value={field.value}
          onChange={field.onChange}
          rows={8}
          isMono
          placeholder="907a70c3-1012-4037-b64c-e4228c38fb29"
        />
      )}
      <div className="flex flex-wrap gap-2">
        <FileTrigger onSelect={(files) => void open(files?.[0])}>
          <Button size="small">
            <FileText aria-hidden />
            Open a file
          </Button>
        </FileTrigger>
        {field.value === '' ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setEdited(false)
              field.onChange('')
            }}
          >
            <Trash2 aria-hidden />
            Clear
          </Button>
        )}
      </div>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {isReading ? <p className="text-ink-3">Reading…</p> : null}
      {read && field.value.trim() !== '' ? <Summary read={read} /> : null}
      {showsProblems && !isReading
        ? own.map(({ message }) => <FieldError key={message}>{message}</FieldError>)
        : null}
    </div>
  )
}
