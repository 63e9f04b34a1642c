import type {
  DownloadProgress,
  ExportUrlAnswer,
} from '#domain/contract/endpoints/download-schemas.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { failure } from '#server/http/error-answers.ts'
import { checkAgainstQueue, fileName, readExportRequest } from './export-request.ts'
import { sendFile } from './send-file.ts'
import { linkGonePage } from '#server/downloads/link-gone-page.ts'
import { authoriseQueue, accessToQueue } from './queue-access.ts'
import { absoluteUrl } from '#server/http/caller.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { downloadMinutes } from '#server/downloads/downloads.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

export const exportUrl =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const request = await readExportRequest(c, access)
    const file_name = fileName(access, request, dependencies)
    const { user_id } = access.person
    const queue_id = access.queue.queue.id
    const link = await dependencies.downloads.issue({ user_id, queue_id, file_name, request })
    if ('over' in link) throw failure.tooManyLinks(link.over, downloadMinutes)
    const { id, token, expires_at } = link
    dependencies.downloadWatch.made(id, user_id)
    const absolute = (path: string) => absoluteUrl(c, `/winnow/downloads/${path}`, dependencies)
    return c.json({
      url: absolute(token),
      url_expires_at: expires_at,
      file_name,
      content_type: formatFacts[request.export_format].content_type,
      progress_url: absolute(`${id}/progress`),
    } satisfies ExportUrlAnswer)
  }

/** Checks the person's rights again. */
export const redeemDownload =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    // Link checkers and previews send HEAD, which must not use up the link.
    if (c.req.method === 'HEAD') return c.body(null, 204)
    const claim = await dependencies.downloads.claim(c.req.param('token') ?? '')
    const person = claim && dependencies.accounts.byId(claim.ticket.user_id)
    if (!claim || !person) return c.html(linkGonePage(), 410)
    const { id, queue_id, request, file_name } = claim.ticket
    try {
      const access = accessToQueue(person, queue_id, dependencies.servedQueues, c.req.raw.signal)
      checkAgainstQueue(access, request)
      const file = await sendFile(c, dependencies, access, request, file_name, (open) =>
        dependencies.downloadWatch.sent(id, person.user_id, open),
      )
      // If this fails, the ticket expires later.
      await claim.used().catch(() => undefined)
      return file
    } catch (error) {
      await claim.giveBack()
      dependencies.downloadWatch.made(id, person.user_id)
      throw error
    }
  }

export const downloadProgress =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { user_id } = await authenticate(c, dependencies)
    const progress = dependencies.downloadWatch.of(c.req.param('id') ?? '', user_id)
    if (!progress) throw failure.noDownload()
    return c.json(progress satisfies DownloadProgress)
  }
