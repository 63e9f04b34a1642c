import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status'
import { allowedTarget, exportOfUrl } from './allowed-operations.ts'
import { pendingDownloads } from './pending-downloads.ts'
import {
  callService,
  ServiceAway,
  type Service,
  type ServiceAnswer,
  type ServiceCall,
} from './service.ts'
import { ApiFailure, failure } from '#server/api/api-failure.ts'
import { linkGonePage } from '#server/api/link-gone-page.ts'
import { readBytes } from '#server/api/read-body.ts'
import { checkServiceRequest } from '#domain/check-request.ts'
import { maxBodyBytes } from '#domain/contract.ts'
import { accessTokenHeader, keyHeaders } from '#domain/credential-headers.ts'
import { isFlatWithComputedOnly } from '#domain/export-formats.ts'
import { contentDisposition, exportFileName } from '#domain/file-name.ts'
import { absoluteUrl } from '#server/caller.ts'
import type { AppContext, AppDependencies, AppEnv, Handler } from '#server/app-env.ts'
import { errorForLog } from '#server/error-for-log.ts'

const prefix = '/galileo'

const credentials = ['authorization', ...keyHeaders, accessTokenHeader].map((name) =>
  name.toLowerCase(),
)
/** Credentials and the form of the body; nothing else of a caller is the service's business. */
const passedOn = [...credentials, 'content-type', 'accept']

/**
 * Passes calls under `/galileo/…` on to the real service (`service.md`): an allow-list of operations,
 * the caller's own credentials, both bodies as they come. Nothing of them is kept or logged.
 */
export function mountGateway(
  app: Hono<AppEnv>,
  service: Service,
  dependencies: Pick<AppDependencies, 'log' | 'now' | 'exportSlots' | 'trustProxy'>,
): void {
  const downloads = pendingDownloads(dependencies.now)
  const away = (c: AppContext, cause: unknown): never => {
    if (!(cause instanceof ServiceAway)) throw cause
    const request_id = c.get('requestId')
    dependencies.log.warn({ request_id, ...errorForLog(cause) }, 'the service is away')
    const { host } = new URL(service.base_url)
    throw refusals[cause.why](host)
  }
  const call = (
    c: AppContext,
    target: string,
    body: ServiceCall['body'],
    headers = headersOf(c),
  ): Promise<ServiceAnswer> => {
    const cut = () => c.env?.outgoing?.destroy() !== undefined
    const onEnd = isExport(target)
      ? dependencies.exportSlots.take(slotOf(headers), cut)
      : () => undefined
    return callService(service, {
      method: body === null ? 'GET' : 'POST',
      target,
      headers: { ...headers, 'X-Request-Id': c.get('requestId') },
      body,
      signal: c.req.raw.signal,
      breakOff: (cause) => {
        const request_id = c.get('requestId')
        dependencies.log.error({ request_id, ...errorForLog(cause) }, 'the service broke off')
        return cut()
      },
      onEnd,
    }).catch((cause: unknown) => {
      onEnd()
      return away(c, cause)
    })
  }
  const pass: Handler = async (c) => {
    const { method } = c.req
    const path = c.req.path.slice(prefix.length)
    const linked = exportOfUrl(method, path)
    if (linked !== null) return makeLink(c, linked)
    const target = allowedTarget(method, path, new URL(c.req.url).searchParams)
    if (target === null) throw new ApiFailure(404, 'This operation is not passed on.')
    if (method === 'GET') return answer(c, await call(c, target, null))
    const limited = boundedBody(c)
    try {
      return answer(c, await call(c, target, limited.body))
    } catch (error) {
      throw limited.isTooLarge() ? failure.tooLarge(maxBodyBytes) : error
    }
  }
  /** A link of our own: it asks the service with the same credentials when it is opened. */
  const makeLink = async (c: AppContext, target: string): Promise<Response> => {
    const body = new Uint8Array(await readBytes(c))
    const checked = checkServiceRequest(parsed(body))
    if ('errors' in checked) throw failure.invalid(checked.errors)
    // The service would say so when the link is opened, to somebody who waits for a file.
    if (isFlatWithComputedOnly(checked.request)) throw new ApiFailure(422, flatWithComputedOnly)
    const { export_format: format, file_name: requested } = checked.request
    const at = dependencies.now()
    const file_name = exportFileName({ requested, queue_name: '', format, at })
    const pending = { target, headers: headersOf(c), body, file_name }
    const { token, expires_at } = downloads.add(pending)
    return c.json({
      url: absoluteUrl(c, `/winnow/service_downloads/${token}`, dependencies),
      url_expires_at: expires_at.toISOString(),
      file_name,
      content_type: format === 'csv' ? 'text/csv' : 'application/x-ndjson',
    })
  }
  const redeem: Handler = async (c) => {
    // Link checkers and previews ask with HEAD; the one use is for the file.
    if (c.req.method === 'HEAD') return c.body(null, 204)
    const download = downloads.take(c.req.param('token') ?? '')
    if (!download) return c.html(linkGonePage(), 410)
    const given = await call(c, download.target, download.body, download.headers)
    if (given.status < 400 && /^\s*text\/html\b/i.test(given.headers['content-type'] ?? '')) {
      // A page of a proxy, or of a network where one signs in, would be saved under the file's name.
      await given.body?.cancel()
      const { host } = new URL(service.base_url)
      throw new ApiFailure(502, `A web page came from ${host} instead of the file. Export again.`)
    }
    // An error is no file: the browser shows it instead of saving it.
    const isNamed = given.status >= 400 || 'content-disposition' in given.headers
    const disposition = contentDisposition(download.file_name)
    const headers = isNamed
      ? given.headers
      : { ...given.headers, 'content-disposition': disposition }
    return answer(c, { ...given, headers })
  }
  app.all(`${prefix}/*`, pass)
  app.get('/winnow/service_downloads/:token', redeem)
}

const flatWithComputedOnly =
  'The service doesn’t write jsonl_flat together with export_computed_metrics_only.'

const refusals = {
  late: (host) => new ApiFailure(504, `${host} did not answer in time. Try again in a moment.`),
  unreached: (host) =>
    new ApiFailure(502, `${host} cannot be reached from this server. Try again in a moment.`),
  redirect: (host) =>
    new ApiFailure(
      502,
      `${host} answers with a redirect, which is not followed. Check the address of the service that the server was started with.`,
    ),
} as const satisfies Record<ServiceAway['why'], (host: string) => ApiFailure>

const isExport = (target: string): boolean => target.endsWith('/records/export')

/** Whose exports count together: those that are asked for with the same credentials. */
const slotOf = (headers: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(credentials.map((name) => headers[name])))
    .digest('base64')

const answer = (c: AppContext, { status, headers, body }: ServiceAnswer): Response =>
  body === null
    ? c.body(null, status as StatusCode, { ...headers })
    : c.body(body, status as ContentfulStatusCode, { ...headers })

const headersOf = (c: AppContext): Record<string, string> =>
  Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = c.req.header(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** The body as it comes, up to what one call may hold. */
function boundedBody(c: AppContext): {
  readonly body: ReadableStream<Uint8Array>
  readonly isTooLarge: () => boolean
} {
  if (Number(c.req.header('Content-Length') ?? 0) > maxBodyBytes) {
    throw failure.tooLarge(maxBodyBytes)
  }
  let size = 0
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      size += chunk.byteLength
      if (size > maxBodyBytes) controller.error(new Error('the body is too large'))
      else controller.enqueue(chunk)
    },
  })
  const body = (c.req.raw.body ?? new Blob([]).stream()).pipeThrough(count)
  return { body, isTooLarge: () => size > maxBodyBytes }
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
