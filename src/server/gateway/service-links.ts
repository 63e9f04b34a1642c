import { linkHolder } from './link-holder.ts'
import {
  createPendingDownloads,
  type LinkHolder,
  type PendingDownload,
} from './pending-downloads.ts'
import { answer, hasCredentials, passedHeaders, type CallService } from './service-calls.ts'
import type { Service, ServiceAnswer } from './service.ts'
import { failure } from '#server/http/error-answers.ts'
import { linkGonePage } from '#server/downloads/link-gone-page.ts'
import { jsonOrNull } from '#server/system/json-or-null.ts'
import { readBytes } from '#server/http/read-body.ts'
import { checkServiceRequest } from '#domain/request-check/check-request.ts'
import { formatFacts, isFlatWithComputedOnly } from '#domain/contract/export-formats.ts'
import { contentDisposition, exportFileName } from '#domain/contract/export-file-name.ts'
import { absoluteUrl, callerAddress } from '#server/http/caller.ts'
import type { AppContext, Handler } from '#server/http/context.ts'
import type { GatewayDependencies } from './gateway-dependencies.ts'

/** Each link sends the caller's credentials when it is opened. */
export function createServiceLinks(
  service: Service,
  call: CallService,
  dependencies: Pick<GatewayDependencies, 'now' | 'trustProxy'>,
): {
  readonly make: (c: AppContext, target: string) => Promise<Response>
  readonly redeem: Handler
} {
  const downloads = createPendingDownloads(dependencies.now)

  const make = async (c: AppContext, target: string): Promise<Response> => {
    const headers = passedHeaders(c)
    if (!hasCredentials(headers)) throw failure.noCredentials()
    const { 'content-type': _type, ...whose } = headers
    const path = target.replace(/annotation_queues\/.*$/, 'current_user')
    const given = await call(c, { target: path, body: null, headers: whose, isAside: true })
    const found = await linkHolder(given, callerAddress(c, dependencies))
    if ('refused' in found) return answer(c, found.refused)
    const body = new Uint8Array(await readBytes(c, found.holder.name))
    const checked = checkServiceRequest(jsonOrNull(new TextDecoder().decode(body)))
    if ('errors' in checked) throw failure.invalid(checked.errors)
    // Refused now: the service would do so only when the link is opened.
    if (isFlatWithComputedOnly(checked.request)) throw failure.flatWithComputedOnly()
    const { export_format: format, file_name: requested } = checked.request
    const at = dependencies.now()
    const file_name = exportFileName({ requested, queue_name: '', format, at })
    const { token, expires_at } = keep({ target, headers, body, file_name }, found.holder)
    return c.json({
      url: absoluteUrl(c, `/winnow/service_downloads/${token}`, dependencies),
      url_expires_at: expires_at.toISOString(),
      file_name,
      content_type: formatFacts[format].content_type,
    })
  }
  const keep = (download: PendingDownload, holder: LinkHolder) => {
    const made = downloads.add(download, holder)
    if ('token' in made) return made
    throw failure.tooManyServiceLinks(made.full, made.seconds)
  }
  const redeem: Handler = async (c) => {
    // Link checkers and previews send HEAD, which must not use up the link.
    if (c.req.method === 'HEAD') return c.body(null, 204)
    const taken = downloads.take(c.req.param('token') ?? '')
    if (!taken) return c.html(linkGonePage(), 410)
    const { file_name, ...download } = taken.download
    // Only the first byte of a file uses up the link.
    const given = await call(c, download).catch((error: unknown) => {
      taken.giveBack()
      throw error
    })
    if (given.status >= 400) {
      taken.giveBack()
      return answer(c, given)
    }
    await refusePage(given).catch((error: unknown) => {
      taken.giveBack()
      throw error
    })
    // The name that the link was announced with, whatever the service calls the file.
    const disposition = contentDisposition(file_name)
    return answer(c, {
      ...given,
      headers: { ...given.headers, 'content-disposition': disposition },
    })
  }
  /** A page of a proxy or captive portal would be saved under the file's name. */
  const refusePage = async ({ headers, body }: ServiceAnswer): Promise<void> => {
    if (!/^\s*text\/html\b/i.test(headers['content-type'] ?? '')) return
    await body?.cancel()
    const { host } = new URL(service.base_url)
    throw failure.servicePage(host)
  }
  return { make, redeem }
}
