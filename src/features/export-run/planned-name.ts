import { exportFileName } from '#domain/contract/export-file-name.ts'
import type { ExportRun } from './run-state.ts'

/** The file's name as the page shows it, for a service that sends none, and for links. */
export const plannedName = ({
  request,
  queue_name,
  started_at,
}: Pick<ExportRun, 'request' | 'queue_name' | 'started_at'>): string =>
  exportFileName({
    requested: request.file_name,
    queue_name,
    format: request.export_format,
    at: new Date(started_at),
  })
