import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import { exportFileName, unredactedFileName } from '#domain/file-name.ts'
import { TextField } from '#ui/text-field.tsx'

export type FileNameOptionProps = {
  readonly queueName: string
  readonly problem: string | undefined
}

export function FileNameOption({ queueName, problem }: FileNameOptionProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const [name, format, redact] = useWatch({
    control,
    name: ['file_name', 'export_format', 'redact'],
  })
  const [at] = useState(() => new Date())
  const savedAs = (wish: string | null) =>
    exportFileName({
      requested: redact ? wish : unredactedFileName(wish ?? '', queueName),
      queue_name: queueName,
      format,
      at,
    })
  const saved = savedAs(name)
  const isChanged = name.trim() !== '' && saved !== name
  return (
    <TextField
      label="File name"
      hidesLabel
      value={name}
      onChange={(value) => setValue('file_name', value, { shouldDirty: true })}
      placeholder={savedAs(null)}
      error={problem}
      {...(isChanged ? { description: `Saved as ${saved}` } : {})}
      autoComplete="off"
      spellCheck="false"
      className="w-full max-w-md"
    />
  )
}
