import type { ReactNode } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Column } from '#domain/columns.ts'
import type { Configuration } from '#domain/configuration.ts'
import { problemsAtOption, type OptionField, type Problem } from '#domain/problems.ts'
import { Segmented } from '#ui/segmented.tsx'
import { ColumnsOption } from './columns-option.tsx'
import { FileNameOption } from './file-name-option.tsx'
import { MetricsOption } from './metrics-option.tsx'
import { RedactOption } from './redact-option.tsx'

/** The queue's columns as far as they are known; `unlisted` where the service does not tell them. */
export type ColumnsState =
  | { readonly state: 'loading' | 'unlisted' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | { readonly state: 'listed'; readonly columns: readonly Column[] }

export type FileOptionsProps = {
  readonly columns: ColumnsState
  readonly queueName: string
  /** How many records the file will have; null while nobody knows. */
  readonly count: number | null
  /** Selected sessions with unfinished metrics; `untold` by the service, or null while nobody knows. */
  readonly unfinished: number | 'untold' | null
  /** Null where the service does not tell. */
  readonly mayUnredact: boolean | null
  readonly problems: readonly Problem[]
}

export function FileOptions(props: FileOptionsProps) {
  const { columns, queueName, count, unfinished, mayUnredact, problems } = props
  const { control, setValue } = useFormContext<Configuration>()
  const format = useWatch({ control, name: 'export_format' })
  const messageAt = (field: OptionField) =>
    problemsAtOption(problems, field)
      .map((problem) => problem.message)
      .join(' ') || undefined

  return (
    <div className="flex flex-col gap-0.5 px-4 pt-2 pb-3">
      <Option field="export_format" label="Format">
        <Segmented
          label="Format"
          items={[
            { id: 'jsonl', label: 'JSONL' },
            { id: 'csv', label: 'CSV' },
          ]}
          value={format}
          onChange={(value) => setValue('export_format', value, { shouldDirty: true })}
        />
      </Option>
      <Option field="column_ids" label="Columns">
        <ColumnsOption columns={columns} problem={messageAt('column_ids')} />
      </Option>
      <Option field="redact" label="Redact">
        <RedactOption mayUnredact={mayUnredact} problem={messageAt('redact')} />
      </Option>
      <Option field="export_computed_metrics_only" label="Metrics">
        <MetricsOption unfinished={unfinished} />
      </Option>
      <Option field="file_name" label="Name">
        <FileNameOption queueName={queueName} count={count} problem={messageAt('file_name')} />
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
