import { exportFileName } from '#domain/contract/export-file-name.ts'
import type { Configuration } from './configuration.ts'
import { fillFileName } from './file-name-tokens.ts'
import { safeFileName } from './safe-file-name.ts'

/** What the name depends on besides the configuration. */
export type FileNameFacts = {
  readonly queue_name: string
  readonly at: Date
  /** The number of records in the file; null if unknown. */
  readonly count: number | null
}

export type FileNamePlan = {
  /** The request's `file_name`; null if the server names the file. */
  readonly requested: string | null
  /** The name of the saved file. The server's name differs only in its time. */
  readonly saved: string
}

const unredacted = 'unredacted'

/**
 * Plans the name of an export's file, for placeholder, code, saved file and receipt. Fills in tokens
 * (`{queue}`). The name of an unredacted file always says so.
 */
export function planFileName(
  {
    file_name,
    export_format: format,
    redact,
  }: Pick<Configuration, 'file_name' | 'export_format' | 'redact'>,
  facts: FileNameFacts,
): FileNamePlan {
  const wish = file_name.trim()
  const filled = wish === '' ? '' : fillFileName(file_name, { ...facts, format, redact })
  const requested = safeFileName(filled) || null
  const name = { requested, format, queue_name: facts.queue_name, at: facts.at }
  const saved = exportFileName(name)
  if (redact) return { requested, saved }
  const marked = saved.includes(unredacted)
    ? saved
    : exportFileName({ ...name, mark: `-${unredacted}` })
  return { requested: marked, saved: marked }
}
