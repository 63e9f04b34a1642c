import { Download } from 'lucide-react'
import type { Configuration } from '#domain/configuration.ts'
import { Button } from '#ui/button.tsx'
import { recordsText } from './format-amounts.ts'

export type ExportButtonProps = {
  readonly configuration: Pick<
    Configuration,
    'redact' | 'export_format' | 'column_ids' | 'export_computed_metrics_only'
  >
  /** Records that will be in the file; null where they are not counted. */
  readonly count: number | null
  readonly onExport: () => void
}

/** Always works: what stands in the way is shown when it is pressed. */
export function ExportButton({ configuration, count, onExport }: ExportButtonProps) {
  const { redact, export_format } = configuration
  const what = count === null ? 'Export' : `Export ${recordsText(count)}`
  return (
    <>
      <Button
        variant={redact ? 'primary' : 'danger'}
        size="large"
        className="w-full"
        data-export
        onPress={onExport}
      >
        <Download aria-hidden />
        {redact ? what : `${what}, unredacted`}
      </Button>
      <p className="pt-2 text-xs text-ink-3">
        {[
          export_format === 'csv' ? 'CSV' : 'JSONL',
          ...(export_format === 'csv' ? [columnsText(configuration.column_ids)] : []),
          redact ? 'redacted' : 'not redacted',
        ].join(' · ')}
      </p>
    </>
  )
}

const columnsText = (ids: readonly string[] | null): string =>
  ids?.length ? `${ids.length} ${ids.length === 1 ? 'column' : 'columns'}` : 'all filled columns'
