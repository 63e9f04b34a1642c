import type { ReactNode } from 'react'
import type { Configuration } from '#domain/configuration.ts'
import { ExportButton } from '#features/export-run/export-button.tsx'
import { RunCard } from '#features/export-run/run-card.tsx'
import type { RecordCount } from '#features/outcome/record-count.ts'
import type { Export } from './use-export.ts'

export type ExportBarProps = {
  /** The count, where it stands in the bar. */
  readonly headline: ReactNode
  readonly configuration: Configuration
  readonly count: RecordCount
  readonly exporting: Export
}

/** The exports of this page and the button that starts one. */
export function ExportBar({ headline, configuration, count, exporting }: ExportBarProps) {
  const { runs, begin, cancel, dismiss, repeat, problems } = exporting
  return (
    <>
      {headline}
      <div className="flex flex-col gap-2 px-4 pt-3 pb-3">
        {runs.map((run) => (
          <RunCard
            key={run.id}
            run={run}
            onCancel={() => cancel(run.id)}
            onRetry={() => repeat(run)}
            onDismiss={() => dismiss(run.id)}
          />
        ))}
        <div>
          <ExportButton
            configuration={configuration}
            count={count.state === 'known' && problems.length === 0 ? count.value : null}
            onExport={begin}
          />
        </div>
      </div>
    </>
  )
}
