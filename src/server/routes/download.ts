import { ApiFailure } from '#server/http/api-failure.ts'
import { checkAgainstQueue, contentTypes, fileName, readRequest, sendFile } from './export.ts'
import { linkGonePage } from '#server/downloads/link-gone-page.ts'
import { authoriseQueue, queueFor } from './queue-access.ts'
import { absoluteUrl } from '#server/http/caller.ts'
import type { AppDependencies, Handler } from '#server/http/app-env.ts'
import { downloadMinutes } from '#server/downloads/downloads.ts'
import type { OverQuota } from '#server/downloads/quota.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

/** `POST …/records/export/url`: a link that gives the file once, to a browser's own download. */
export const exportUrl =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const request = await readRequest(c, access)
    const file_name = fileName(access, request, dependencies)
    const { user_id } = access.person
    const queue_id = access.queue.queue.id
    const link = await dependencies.downloads.issue({ user_id, queue_id, file_name, request })
    if ('over' in link) throw tooManyLinks(link.over)
    const { id, token, expires_at } = link
    dependencies.downloadWatch.made(id, user_id)
    const absolute = (path: string) => absoluteUrl(c, `/winnow/downloads/${path}`, dependencies)
    return c.json({
      url: absolute(token),
      url_expires_at: expires_at,
      file_name,
      content_type: contentTypes[request.export_format],
      progress_url: absolute(`${id}/progress`),
    })
  }

const tooManyLinks = (whose: OverQuota['over']) =>
  new ApiFailure(
    429,
    `${whose === 'own' ? 'You have' : 'This server has'} too many download links that nobody has used yet. ` +
      `Use some of them, or wait: each expires after ${downloadMinutes} minutes.`,
    { 'Retry-After': '60' },
  )

/** `GET /winnow/downloads/{token}`: checks the person's rights again, as they are now. */
export const redeemDownload =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    // Link checkers and previews ask with HEAD; the one use is for the file.
    if (c.req.method === 'HEAD') return c.body(null, 204)
    const claim = await dependencies.downloads.claim(c.req.param('token') ?? '')
    const person = claim && dependencies.accounts.byId(claim.ticket.user_id)
    if (!claim || !person) return c.html(linkGonePage(), 410)
    const { id, queue_id, request, file_name } = claim.ticket
    try {
      const access = queueFor(person, queue_id, dependencies.shelf, c.req.raw.signal)
      checkAgainstQueue(access, request)
      const file = await sendFile(c, dependencies, access, request, file_name, (open) =>
        dependencies.downloadWatch.sent(id, person.user_id, open),
      )
      // Where that fails, the ticket goes when it expires.
      await claim.used().catch(() => undefined)
      return file
    } catch (error) {
      await claim.giveBack()
      dependencies.downloadWatch.made(id, person.user_id)
      throw error
    }
  }

/** `GET /winnow/downloads/{id}/progress`, for who made the link. */
export const downloadProgress =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const { user_id } = await authenticate(c, dependencies)
    const progress = dependencies.downloadWatch.of(c.req.param('id') ?? '', user_id)
    if (!progress) throw new ApiFailure(404, 'Nothing is known of this download any more.')
    return c.json(progress)
  }
