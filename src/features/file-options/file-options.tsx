import type { ReactNode } from 'react'
import type { FileNameFacts } from '#domain/configuration/file-name.ts'
import type { ExportFormat } from '#domain/contract/contract.ts'
import { problemsAtOption, type OptionField, type Problem } from '#domain/configuration/problems.ts'
import { ColumnsOption } from './columns-option.tsx'
import type { ColumnsState } from './columns-state.ts'
import { FileNameOption } from './file-name-option.tsx'
import { FormatOption } from './format-option.tsx'
import { MetricsOption } from './metrics-option.tsx'
import { RedactOption } from './redact-option.tsx'
import * as words from './words.ts'

export type FileOptionsProps = {
  readonly formats: readonly ExportFormat[]
  readonly columns: ColumnsState
  readonly nameFacts: FileNameFacts
  /**
   * Selected sessions with unfinished metrics; `unreported` if the service does not report them, null
   * while unknown.
   */
  readonly unfinished: number | 'unreported' | null
  /** Null if the service does not report it. */
  readonly mayUnredact: boolean | null
  readonly problems: readonly Problem[]
}

export function FileOptions(props: FileOptionsProps) {
  const { formats, columns, nameFacts, unfinished, mayUnredact, problems } = props
  const messageAt = (field: OptionField) =>
    problemsAtOption(problems, field)
      .map((problem) => problem.message)
      .join(' ') || undefined

  return (
    <div className="flex flex-col gap-0.5 px-4 pt-2 pb-3">
      <Option field="export_format" label={words.format}>
        <FormatOption formats={formats} problem={messageAt('export_format')} />
      </Option>
      <Option field="column_ids" label={words.columns}>
        <ColumnsOption columns={columns} problem={messageAt('column_ids')} />
      </Option>
      <Option field="redact" label={words.redact}>
        <RedactOption mayUnredact={mayUnredact} problem={messageAt('redact')} />
      </Option>
      <Option field="export_computed_metrics_only" label={words.metrics}>
        <MetricsOption
          unfinished={unfinished}
          problem={messageAt('export_computed_metrics_only')}
        />
      </Option>
      <Option field="file_name" label={words.name}>
        <FileNameOption nameFacts={nameFacts} problem={messageAt('file_name')} />
      </Option>
    </div>
  )
}

type OptionProps = {
  readonly field: OptionField
  readonly label: string
  readonly children: ReactNode
}

function Option({ field, label, children }: OptionProps) {
  return (
    <div
      data-option={field}
      className="grid items-start gap-x-2 py-1 sm:grid-cols-[132px_minmax(0,1fr)]"
    >
      <span className="flex min-h-8 items-center text-ink-2 max-lg:sm:min-h-11" aria-hidden>
        {label}
      </span>
      <div className="flex min-h-8 min-w-0 flex-col justify-center">{children}</div>
    </div>
  )
}
