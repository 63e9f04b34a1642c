import { AppWindow, ChevronDown, Download, FolderDown, Link } from 'lucide-react'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { Button } from '#ui/button.tsx'
import type { MenuAction } from '#ui/action-menu.tsx'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import { canChooseFile } from './choose-file.ts'
import type { ExportWay } from './run-state.ts'
import { fileCountText, type FileCount } from '#domain/configuration/file-count.ts'

export type ExportButtonProps = {
  readonly configuration: Pick<
    Configuration,
    'redact' | 'export_format' | 'column_ids' | 'export_computed_metrics_only'
  >
  readonly count: FileCount | null
  /** Without a way, the size of the file decides. */
  readonly onExport: (way?: ExportWay) => void
}

const otherWays = [
  {
    id: 'download',
    label: 'Download with checks',
    description: 'Winnow checks every byte; for files that fit in memory',
    icon: <AppWindow aria-hidden />,
  },
  {
    id: 'link',
    label: 'Browser download',
    description: 'For files of any size; the server checks that the file is complete',
    icon: <Link aria-hidden />,
  },
  {
    id: 'picker',
    label: 'Choose where to save',
    description: 'Writes the file as it arrives; for files of any size',
    icon: <FolderDown aria-hidden />,
  },
] as const satisfies readonly MenuAction<ExportWay>[]

const needsHttps = 'Requires HTTPS in Chrome or Edge'

/** Never disabled: pressing it shows the problems. */
export function ExportButton({ configuration, count, onExport }: ExportButtonProps) {
  const { redact, export_format } = configuration
  const variant = redact ? 'primary' : 'danger'
  const overlay = useOverlay('menu')
  const ways = otherWays
    .filter(({ id }) => id !== 'picker' || canChooseFile() || !isSecureContext)
    .map((way) =>
      way.id === 'picker' && !canChooseFile()
        ? { ...way, isDisabled: true, description: needsHttps }
        : way,
    )
  const what = count === null ? 'Export' : `Export ${fileCountText(count)}`
  return (
    <>
      <div className="flex gap-px">
        <Button
          variant={variant}
          size="large"
          className="min-w-0 flex-1 not-only:rounded-r-none!"
          data-export
          onClick={() => onExport()}
        >
          <Download aria-hidden />
          {redact ? what : `${what}, unredacted`}
        </Button>
        {ways.length === 0 ? null : (
          <>
            <Button
              {...overlay.trigger}
              variant={variant}
              size="large"
              className="rounded-l-none! px-2!"
              aria-label="Other ways to save"
            >
              <ChevronDown aria-hidden />
            </Button>
            <LazyMenu
              overlay={overlay}
              label="Other ways to save"
              placement="top end"
              onAction={onExport}
              groups={[{ items: ways }]}
            />
          </>
        )}
      </div>
      <p className="pt-2 text-xs text-ink-3">
        {[
          formatFacts[export_format].label,
          ...(formatFacts[export_format].isTable ? [columnsText(configuration.column_ids)] : []),
          redact ? 'redacted' : 'not redacted',
        ].join(' · ')}
      </p>
    </>
  )
}

const columnsText = (ids: readonly string[] | null): string =>
  ids?.length ? `${ids.length} ${ids.length === 1 ? 'column' : 'columns'}` : 'all non-empty columns'
