import { failure } from '#server/http/api-failure.ts'
import { openByteStream } from '#server/http/byte-stream.ts'
import { columnsWithValues, authoriseQueue, type QueueAccess } from './queue-access.ts'
import { readJson } from '#server/http/read-body.ts'
import { checkExportAgainstQueue } from '#domain/request-check/check-against-queue.ts'
import { checkExportRequest } from '#domain/request-check/check-request.ts'
import type { ContractFormat, ContractRequest } from '#domain/contract/contract.ts'
import { contentDisposition, exportFileName } from '#domain/contract/export-file-name.ts'
import type { AppContext, AppDependencies, Handler } from '#server/http/app-env.ts'
import { cutConnection } from '#server/http/cut-connection.ts'
import { errorForLog } from '#server/http/error-for-log.ts'
import { watchBytes } from '#server/http/watch-bytes.ts'
import type { ExportPlan } from '#server/store/store.ts'

export const contentTypes = {
  jsonl: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
} as const satisfies Record<ContractFormat, string>

/** `POST …/records/export`: the file itself. */
export const exportRecords =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const request = await readRequest(c, access)
    return sendFile(c, dependencies, access, request, fileName(access, request, dependencies))
  }

export async function readRequest(c: AppContext, access: QueueAccess): Promise<ContractRequest> {
  const checked = checkExportRequest(await readJson(c, access.caller.person))
  if ('errors' in checked) throw failure.invalid(checked.errors)
  checkAgainstQueue(access, checked.request)
  return checked.request
}

/** What only the queue and the person's role can tell of a request. */
export function checkAgainstQueue(access: QueueAccess, request: ContractRequest): void {
  const errors = checkExportAgainstQueue(request, access)
  if (errors.length > 0) throw failure.invalid(errors)
  if (!request.redact && !access.may_unredact) throw failure.notUnredactable()
}

export const fileName = (
  access: QueueAccess,
  request: ContractRequest,
  { now }: AppDependencies,
): string =>
  exportFileName({
    requested: request.file_name,
    queue_name: access.queue.queue.name,
    format: request.export_format,
    at: now(),
  })

/** What the store is asked for. */
export const planOf = (request: ContractRequest, { columns }: QueueAccess): ExportPlan => ({
  selector: request.record_selector,
  format: request.export_format,
  column_ids: request.column_ids?.length ? request.column_ids : columnsWithValues(columns),
  redact: request.redact,
  computed_metrics_only: request.export_computed_metrics_only,
})

type Watch = (
  open: (onRows?: (rows: number) => void) => AsyncIterable<Uint8Array>,
) => AsyncIterable<Uint8Array>

/** Answers with the file; `watch` stands between its bytes and the connection. */
export async function sendFile(
  c: AppContext,
  { store, log, exportSlots, metrics }: AppDependencies,
  access: QueueAccess,
  request: ContractRequest,
  name: string,
  watch: Watch = (open) => open(),
): Promise<Response> {
  const { queue, viewpoint, caller } = access
  const open: Parameters<Watch>[0] = (onRows) =>
    store.exportRecords(queue.queue.id, planOf(request, access), viewpoint, caller, onRows)
  const { export_format } = request
  const bytes = watch(open)
  const cut = () => cutConnection(c)
  const release = exportSlots.take(access.person.user_id, cut)
  const watched = watchBytes(bytes, {
    onPiece: (piece) => metrics.exported(export_format, piece.byteLength),
    onEnd: (how) => {
      release()
      metrics.exportEnded(export_format, how)
    },
  })
  const body = await openByteStream(watched, {
    signal: c.req.raw.signal,
    breakOff: (cause) => {
      log.error({ request_id: c.get('requestId'), ...errorForLog(cause) }, 'export broke off')
      return cut()
    },
  })
  return c.body(body, 200, {
    'Content-Type': contentTypes[export_format],
    'Content-Disposition': contentDisposition(name),
  })
}
