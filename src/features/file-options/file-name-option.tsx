import { useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { maxNameLength, type Configuration } from '#domain/configuration/configuration.ts'
import { planFileName, type FileNameFacts } from '#domain/configuration/file-name.ts'
import { fileNameTokens } from '#domain/configuration/file-name-tokens.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import * as words from './words.ts'

export type FileNameOptionProps = {
  readonly nameFacts: FileNameFacts
  readonly problem: string | undefined
}

export function FileNameOption({ nameFacts, problem }: FileNameOptionProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const [name, export_format, redact] = useWatch({
    control,
    name: ['file_name', 'export_format', 'redact'],
  })
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const savedAs = (file_name: string) =>
    planFileName({ file_name, export_format, redact }, nameFacts).saved
  const saved = savedAs(name)
  const isChanged = name.trim() !== '' && saved !== name
  const change = (value: string) => setValue('file_name', value, { shouldDirty: true })
  /** Inserts at the last caret position. */
  const insert = (token: string) => {
    const field = input.current
    const from = field?.selectionStart ?? name.length
    const to = field?.selectionEnd ?? name.length
    change(`${name.slice(0, from)}{${token}}${name.slice(to)}`.slice(0, maxNameLength))
    field?.focus()
  }
  return (
    <div className="flex max-w-md flex-col gap-1.5" onFocus={() => setOpen(true)}>
      <TextField
        label={words.fileName}
        hidesLabel
        inputRef={input}
        value={name}
        onChange={change}
        placeholder={savedAs('')}
        error={problem}
        maxLength={maxNameLength}
        {...(isChanged ? { description: words.savedAs(saved) } : {})}
        autoComplete="off"
        spellCheck="false"
        className="w-full"
      />
      {isOpen ? (
        <div role="group" aria-label={words.insertIntoName} className="flex flex-wrap gap-1">
          {Object.entries(fileNameTokens).map(([token, meaning]) => (
            <Button
              key={token}
              size="small"
              variant="quiet"
              aria-label={words.insert(meaning)}
              className="px-1.5! font-mono text-2xs!"
              onClick={() => insert(token)}
            >
              {`{${token}}`}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
