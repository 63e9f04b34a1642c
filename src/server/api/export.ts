import { failure } from './api-failure.ts'
import { openByteStream } from './byte-stream.ts'
import { linkGonePage } from './link-gone-page.ts'
import { columnsWithValues, openQueue, queueFor, type QueueAccess } from './queue-access.ts'
import { readJson } from './read-body.ts'
import { checkExportAgainstQueue } from '#domain/check-against-queue.ts'
import { checkExportRequest } from '#domain/check-request.ts'
import type { ExportFormat, ExportRequest } from '#domain/contract.ts'
import { contentDisposition, exportFileName } from '#domain/file-name.ts'
import type { AppContext, AppDependencies, Handler } from '#server/app-env.ts'
import { errorForLog } from '#server/error-for-log.ts'

const contentTypes = {
  jsonl: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
} as const satisfies Record<ExportFormat, string>

/** `POST …/records/export`: the file itself. */
export const exportRecords =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await openQueue(c, dependencies)
    const request = await readRequest(c, access)
    return sendFile(c, dependencies, access, request, fileName(access, request, dependencies))
  }

/** `POST …/records/export/url`: a link that gives the file once, to a browser's own download. */
export const exportUrl =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await openQueue(c, dependencies)
    const request = await readRequest(c, access)
    const file_name = fileName(access, request, dependencies)
    const { token, expires_at } = await dependencies.downloads.issue({
      user_id: access.person.user_id,
      queue_id: access.queue.queue.id,
      file_name,
      request,
    })
    return c.json({
      url: new URL(`/winnow/downloads/${token}`, c.req.url).href,
      url_expires_at: expires_at,
      file_name,
      content_type: contentTypes[request.export_format],
    })
  }

/** `GET /winnow/downloads/{token}`: checks the person's rights again, as they are now. */
export const redeemDownload =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    // Link checkers and previews ask with HEAD; the one use is for the file.
    if (c.req.method === 'HEAD') return c.body(null, 204)
    const claim = await dependencies.downloads.claim(c.req.param('token') ?? '')
    const person = claim && dependencies.accounts.byId(claim.ticket.user_id)
    if (!claim || !person) return c.html(linkGonePage(), 410)
    const { queue_id, request, file_name } = claim.ticket
    try {
      const access = queueFor(person, queue_id, dependencies.shelf)
      checkFacts(access, request)
      return await sendFile(c, dependencies, access, request, file_name)
    } catch (error) {
      await claim.giveBack()
      throw error
    }
  }

async function readRequest(c: AppContext, access: QueueAccess): Promise<ExportRequest> {
  const checked = checkExportRequest(await readJson(c))
  if ('errors' in checked) throw failure.invalid(checked.errors)
  checkFacts(access, checked.request)
  return checked.request
}

/** What only the queue and the person's role can tell of a request. */
function checkFacts(access: QueueAccess, request: ExportRequest): void {
  const errors = checkExportAgainstQueue(request, access)
  if (errors.length > 0) throw failure.invalid(errors)
  if (!request.redact && !access.may_unredact) throw failure.notUnredactable()
}

const fileName = (access: QueueAccess, request: ExportRequest, { now }: AppDependencies): string =>
  exportFileName({
    requested: request.file_name,
    queue_name: access.queue.queue.name,
    format: request.export_format,
    at: now(),
  })

async function sendFile(
  c: AppContext,
  { store, log }: AppDependencies,
  access: QueueAccess,
  request: ExportRequest,
  name: string,
): Promise<Response> {
  const { queue, columns, viewpoint } = access
  const bytes = store.exportRecords(
    queue.queue.id,
    {
      selector: request.record_selector,
      format: request.export_format,
      column_ids: request.column_ids?.length ? request.column_ids : columnsWithValues(columns),
      redact: request.redact,
      computed_metrics_only: request.export_computed_metrics_only,
    },
    viewpoint,
  )
  const body = await openByteStream(bytes, {
    signal: c.req.raw.signal,
    breakOff: (cause) => {
      log.error({ request_id: c.get('requestId'), ...errorForLog(cause) }, 'export broke off')
      return c.env?.outgoing?.destroy() !== undefined
    },
  })
  return c.body(body, 200, {
    'Content-Type': contentTypes[request.export_format],
    'Content-Disposition': contentDisposition(name),
  })
}
