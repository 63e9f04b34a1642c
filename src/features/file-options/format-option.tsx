import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { exportFormats, type ExportFormat } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { FieldError } from '#ui/field-error.tsx'
import { Segmented } from '#ui/segmented.tsx'
import * as words from './words.ts'

export type FormatOptionProps = {
  readonly formats: readonly ExportFormat[]
  readonly problem: string | undefined
}

/** JSONL, the common format, comes first; then the contract's order. */
const order = [...new Set<ExportFormat>(['jsonl', ...exportFormats])]

/** The formats that the service writes. A link may have chosen another one, which is listed too. */
export function FormatOption({ formats, problem }: FormatOptionProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const [format, computedOnly] = useWatch({
    control,
    name: ['export_format', 'export_computed_metrics_only'],
  })
  const offered = order.filter((id) => formats.includes(id) || id === format)
  const hint = flatHint(format, computedOnly && formats.includes('jsonl_flat'))
  return (
    <div className="flex flex-col gap-1">
      <Segmented
        label={words.format}
        items={offered.map((id) => ({ id, label: formatFacts[id].label }))}
        value={format}
        onChange={(value) => setValue('export_format', value, { shouldDirty: true })}
      />
      {problem === undefined ? null : <FieldError>{problem}</FieldError>}
      {problem === undefined && hint !== null ? <p className="text-xs text-ink-3">{hint}</p> : null}
    </div>
  )
}

function flatHint(format: ExportFormat, computedOnly: boolean): string | null {
  if (formatFacts[format].isFlat) {
    return words.flatRule
  }
  return computedOnly ? words.noFlat : null
}
