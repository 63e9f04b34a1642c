import { useSyncExternalStore, type ReactNode } from 'react'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { receiptName, receiptText } from '#domain/export-result/receipt.ts'
import { ExportButton, type FileSize } from '#features/export-run/export-button.tsx'
import { messageOf } from '#api/api-failure.ts'
import { partMessage } from '#ui/load-part.ts'
import { passedByTab } from '#ui/reachable.ts'
import { saveFile } from '#ui/save-file.ts'
import { showToast } from '#ui/show-toast.ts'
import type { ExportRun } from '#features/export-run/run-state.ts'
import { RunCard } from '#features/export-run/run-card.tsx'
import { savePartial } from '#features/export-run/use-export-runs.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'
import { Button } from '#ui/button.tsx'
import type { Export } from './use-export.ts'
import * as words from './words.ts'

export type ExportBarProps = {
  /** On a narrow screen; null elsewhere. */
  readonly headline: ReactNode
  readonly warnings: readonly string[]
  readonly problems: ReactNode
  readonly configuration: Configuration
  /** Number of the chosen columns that are in this queue. */
  readonly columnCount: number
  readonly count: RecordCount
  readonly whyEmpty: string | null
  readonly size: FileSize | null
  readonly exporting: Export
}

/** Export keeps its place at the end; what comes and goes is above it. */
export function ExportBar(props: ExportBarProps) {
  const { headline, warnings, configuration, columnCount, count, whyEmpty, size, exporting } = props
  const { runs, begin, repeat, receiptOf } = exporting
  const shown = useSyncExternalStore(runs.subscribe, runs.all)
  const saveReceipt = async (run: ExportRun) => {
    try {
      const receipt = await receiptOf(run)
      if (!receipt) return
      const file = new Blob([receiptText(receipt)], { type: 'application/json' })
      saveFile(file, receiptName(receipt))
    } catch (error) {
      const description = partMessage(error) ?? messageOf(error)
      showToast({ tone: 'bad', title: words.receiptNotSaved, description })
    }
  }
  return (
    <>
      {headline}
      <div className="flex flex-col gap-2 px-4 pt-3 pb-3 dense-bar:pt-1.5 dense-bar:pb-2">
        {warnings.map((warning) => (
          <p key={warning} className="text-warn">
            {warning}
          </p>
        ))}
        <div
          {...passedByTab}
          className="flex max-h-[30dvh] shrink-0 flex-col gap-2 overflow-y-auto empty:hidden"
        >
          {shown.map((run) => (
            <RunCard
              key={run.id}
              run={run}
              onCancel={() => runs.send(run.id, { type: 'cancelled' })}
              onRetry={() => runs.send(run.id, { type: 'retried' })}
              onRepeat={() => {
                runs.dismiss(run.id)
                repeat(run)
              }}
              onKeepPartial={() => savePartial(runs, run)}
              onDismiss={() => runs.dismiss(run.id)}
              actions={
                <Button
                  size="small"
                  disabled={run.phase.name === 'hashing'}
                  onClick={() => void saveReceipt(run)}
                >
                  {words.saveReceipt}
                </Button>
              }
            />
          ))}
        </div>
        {props.problems}
        <div>
          <ExportButton
            configuration={configuration}
            columnCount={columnCount}
            count={count.state === 'known' && exporting.problems.length === 0 ? count.count : null}
            whyEmpty={whyEmpty}
            size={size}
            onExport={begin}
          />
        </div>
      </div>
    </>
  )
}
