import { useId } from 'react'
import { AppWindow, ChevronDown, Download, FolderDown, Link } from 'lucide-react'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { bytesText } from '#domain/configuration/format-amount.ts'
import type { ExportFormat } from '#domain/contract/contract.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import type { MenuAction } from '#ui/action-menu.tsx'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import { canChooseFile } from './choose-file.ts'
import type { ExportWay } from './run-state.ts'
import { fileCountText, type FileCount } from '#domain/configuration/file-count.ts'
import * as words from './words.ts'

export type ExportButtonProps = {
  readonly configuration: Pick<Configuration, 'redact' | 'export_format'>
  /** Number of columns of a CSV file; 0 means all non-empty ones. */
  readonly columnCount: number
  readonly count: FileCount | null
  /** Why the file would be empty, and what to do. Null if it would not: then the button works. */
  readonly whyEmpty: string | null
  readonly size: FileSize | null
  /** Without a way, the size of the file decides. */
  readonly onExport: (way?: ExportWay) => void
}

export type FileSize = {
  readonly bytes: number
  readonly isExact: boolean
  /** The size belongs to an earlier configuration. */
  readonly isOutdated: boolean
}

const wayIcons = { download: AppWindow, link: Link, picker: FolderDown } as const
const otherWays = (['download', 'link', 'picker'] as const).map((id) => {
  const Icon = wayIcons[id]
  return { id, ...words.ways[id], icon: <Icon aria-hidden /> }
}) satisfies readonly MenuAction<ExportWay>[]

/** Disabled only if the file would be empty. While there are problems, pressing it shows them. */
export function ExportButton(props: ExportButtonProps) {
  const { configuration, columnCount, count, whyEmpty, size, onExport } = props
  const { redact, export_format } = configuration
  const reasonId = useId()
  // A disabled button would lose the focus.
  const disabled = whyEmpty === null ? {} : { 'aria-disabled': true, 'aria-describedby': reasonId }
  const variant = redact ? 'primary' : 'danger'
  const overlay = useOverlay('menu')
  const ways = otherWays
    .filter(({ id }) => id !== 'picker' || canChooseFile() || !isSecureContext)
    .map((way) =>
      way.id === 'picker' && !canChooseFile()
        ? { ...way, isDisabled: true, description: words.needsHttps }
        : way,
    )
  const what = count === null ? words.exportFile : words.exportRecords(fileCountText(count))
  return (
    <>
      <div className="flex gap-px">
        <Button
          variant={variant}
          size="large"
          className="min-w-0 flex-1 not-only:rounded-r-none!"
          data-export
          aria-keyshortcuts="Control+Enter"
          {...disabled}
          onClick={() => {
            if (whyEmpty === null) onExport()
          }}
        >
          <Download aria-hidden />
          {redact ? what : words.unredactedAfter(what)}
        </Button>
        {ways.length === 0 || whyEmpty !== null ? null : (
          <>
            <Button
              {...overlay.trigger}
              variant={variant}
              size="large"
              className="rounded-l-none! px-2!"
              aria-label={words.otherWays}
            >
              <ChevronDown aria-hidden />
            </Button>
            <LazyMenu
              overlay={overlay}
              label={words.otherWays}
              placement="top end"
              onAction={onExport}
              groups={[{ items: ways }]}
            />
          </>
        )}
      </div>
      {whyEmpty === null ? (
        <p className="flex gap-2 pt-2 text-xs text-ink-3 dense-bar:hidden">
          <span className="min-w-0 flex-1 truncate">
            {[
              formatFacts[export_format].label,
              shapeText(export_format, columnCount),
              redact ? words.redacted : words.notRedacted,
            ].join(' · ')}
          </span>
          {size === null ? null : (
            <span
              className={classNames(
                'shrink-0 transition-colors',
                size.isOutdated ? 'text-ink-3' : 'text-ink-2',
              )}
            >
              {size.isExact ? bytesText(size.bytes) : words.about(bytesText(size.bytes))}
            </span>
          )}
        </p>
      ) : (
        <p id={reasonId} className="pt-2 text-xs text-ink-2">
          {whyEmpty}
        </p>
      )}
    </>
  )
}

function shapeText(format: ExportFormat, columnCount: number): string {
  const { isTable, isFlat } = formatFacts[format]
  if (isTable) return words.columns(columnCount)
  return isFlat ? words.noNesting : words.recordPerLine
}
