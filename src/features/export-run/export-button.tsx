import { AppWindow, ChevronDown, Download, FolderDown, Link } from 'lucide-react'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { Button } from '#ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#ui/menu.tsx'
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
    way: 'download',
    label: 'Download with checks',
    description: 'Winnow checks every byte; for files that fit in memory',
    icon: <AppWindow aria-hidden />,
  },
  {
    way: 'link',
    label: 'Browser download',
    description: 'For files of any size; the server checks that the file is complete',
    icon: <Link aria-hidden />,
  },
  {
    way: 'picker',
    label: 'Choose where to save',
    description: 'Writes the file as it arrives; for files of any size',
    icon: <FolderDown aria-hidden />,
  },
] as const satisfies readonly { readonly way: ExportWay; readonly [field: string]: unknown }[]

const needsHttps = 'Requires HTTPS in Chrome or Edge'

/** Never disabled: pressing it shows the problems. */
export function ExportButton({ configuration, count, onExport }: ExportButtonProps) {
  const { redact, export_format } = configuration
  const variant = redact ? 'primary' : 'danger'
  const ways = otherWays.filter(
    ({ way }) => way !== 'picker' || canChooseFile() || !isSecureContext,
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
          <MenuTrigger>
            <Button
              variant={variant}
              size="large"
              className="rounded-l-none! px-2!"
              aria-label="Other ways to save"
            >
              <ChevronDown aria-hidden />
            </Button>
            <Menu
              label="Other ways to save"
              placement="top end"
              onAction={(way) => onExport(way as ExportWay)}
            >
              {ways.map(({ way, label, description, icon }) => (
                <MenuItem
                  key={way}
                  id={way}
                  icon={icon}
                  isDisabled={way === 'picker' && !canChooseFile()}
                  description={way === 'picker' && !canChooseFile() ? needsHttps : description}
                >
                  {label}
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
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
