import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { maxReportedErrors, type ValidationErrorItem } from '#domain/contract/validation-error.ts'

type Detail = string | readonly ValidationErrorItem[]

/** An answer with an error status; one handler turns it into `{ detail }`. Made only by `failure`. */
export class ErrorAnswer extends Error {
  override readonly name = 'ErrorAnswer'
  readonly status: ContentfulStatusCode
  readonly detail: Detail
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: ContentfulStatusCode,
    detail: Detail,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof detail === 'string' ? detail : 'The request is not valid.')
    this.status = status
    this.detail = detail
    this.headers = headers
  }
}

const retryAfter = (seconds: number) => ({ 'Retry-After': String(seconds) })

/** Not `Basic`: browsers would open their own password dialog over the app. */
const challenge = { 'WWW-Authenticate': 'Bearer realm="winnow"' }

const signingIn = {
  noCredentials: () =>
    new ErrorAnswer(
      401,
      'Sign in: send an API key, a token, or an email address and password.',
      challenge,
    ),
  badCredentials: () =>
    new ErrorAnswer(401, 'These credentials are not valid. Sign in again.', challenge),
  differentKeys: () =>
    new ErrorAnswer(
      401,
      'The request has two different API keys. Send one key, or the same key in both headers.',
      challenge,
    ),
  expired: () => new ErrorAnswer(401, 'The sign-in has expired. Sign in again.', challenge),
  throttled: (seconds: number) =>
    new ErrorAnswer(
      429,
      `Too many failed sign-ins. Try again in ${seconds} seconds.`,
      retryAfter(seconds),
    ),
  tooManySignIns: (of: 'place' | 'all') =>
    of === 'place'
      ? new ErrorAnswer(
          429,
          'Too many sign-ins at once from your address. Try again in a second.',
          retryAfter(1),
        )
      : new ErrorAnswer(
          503,
          'Too many people are signing in. Try again in a few seconds.',
          retryAfter(3),
        ),
} as const

const limits = {
  tooManyRequests: () =>
    new ErrorAnswer(
      429,
      'Too many requests at once from your address. Try again in a second.',
      retryAfter(1),
    ),
  tooManyWaiting: (waiting: number) =>
    new ErrorAnswer(
      429,
      `${waiting} of your requests are still waiting for an answer. Try again in a moment.`,
      retryAfter(5),
    ),
  tooManyBodies: (waiting: number) =>
    new ErrorAnswer(
      429,
      `${waiting} of your large requests are still waiting. Try again when some of them are done.`,
      retryAfter(5),
    ),
  tooManyExports: (most: number) =>
    new ErrorAnswer(
      429,
      `${most} of your exports are running. Try again when one of them has finished.`,
      retryAfter(5),
    ),
  tooManyExportsOfAll: () =>
    new ErrorAnswer(
      429,
      'This server is running as many exports as it can. Try again in a moment.',
      retryAfter(5),
    ),
  tooManyLinks: (over: 'own' | 'all', minutes: number) =>
    new ErrorAnswer(
      429,
      `${over === 'own' ? 'You have' : 'This server has'} too many unused download links. ` +
        `Use one, or wait: each link expires after ${minutes} minutes.`,
      retryAfter(60),
    ),
  tooManyServiceLinks: (over: 'own' | 'all', seconds: number) =>
    new ErrorAnswer(
      429,
      over === 'own'
        ? `You have too many unopened download links. Open one, or try again in ${seconds} seconds.`
        : `This server has too many unopened download links. Try again in ${seconds} seconds.`,
      retryAfter(seconds),
    ),
  tooManyShared: (over: 'own' | 'all', most: { readonly count: number; readonly bytes: number }) =>
    new ErrorAnswer(
      507,
      over === 'own'
        ? `You have reached the limit of shared exports for one person (${most.count}, or ` +
            `${most.bytes / 1024 / 1024} MiB). Delete some that you no longer need, or save this one as a file.`
        : 'This server has no room for more shared exports. Save this one as a file, or ask an administrator to delete some.',
    ),
} as const

const queues = {
  noQueue: () => new ErrorAnswer(404, 'There is no annotation queue with this id.'),
  notReadable: () => new ErrorAnswer(403, 'Only members of this annotation queue may read it.'),
  notUnredactable: () =>
    new ErrorAnswer(403, 'Only owners and editors of this queue may see unredacted data.'),
  preparing: (name: string) =>
    new ErrorAnswer(
      503,
      `The queue “${name}” is being prepared. Try again in a few seconds.`,
      retryAfter(2),
    ),
} as const

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${bytes / 1024} KiB` : `${bytes / 1024 / 1024} MiB`

const bodies = {
  tooLarge: (limit: number) =>
    new ErrorAnswer(413, `The request body is larger than the limit of ${sizeOf(limit)}.`),
  late: () =>
    new ErrorAnswer(408, 'The request body did not arrive in time.', { Connection: 'close' }),
  brokenOff: () => new ErrorAnswer(400, 'The request body is incomplete.'),
  invalid: (errors: readonly ValidationErrorItem[]) =>
    new ErrorAnswer(422, errors.slice(0, maxReportedErrors)),
} as const

const links = {
  noDownload: () =>
    new ErrorAnswer(404, 'This download was not found. Its progress may no longer be kept.'),
  noShared: () => new ErrorAnswer(404, 'There is no shared export under this link.'),
  damagedShared: () =>
    new ErrorAnswer(
      410,
      'The shared export under this link is damaged. Share it again; the link stays the same.',
    ),
} as const

const service = {
  notPassedOn: () => new ErrorAnswer(404, 'The gateway does not allow this operation.'),
  flatWithComputedOnly: () =>
    new ErrorAnswer(
      422,
      'The service doesn’t write jsonl_flat together with export_computed_metrics_only.',
    ),
  serviceLate: (host: string) =>
    new ErrorAnswer(504, `${host} did not answer in time. Try again in a moment.`),
  serviceUnreached: (host: string) =>
    new ErrorAnswer(502, `${host} cannot be reached from this server. Try again in a moment.`),
  serviceUnreadable: (host: string) =>
    new ErrorAnswer(502, `${host} sent an answer that cannot be read. Try again in a moment.`),
  serviceRedirect: (host: string) =>
    new ErrorAnswer(
      502,
      `${host} answered with a redirect, which this server does not follow. Check the address given with --galileo.`,
    ),
  servicePage: (host: string) =>
    new ErrorAnswer(502, `${host} sent a web page instead of the file. Export again.`),
} as const

const server = {
  noPath: () => new ErrorAnswer(404, 'There is nothing at this path.'),
  wrongMethod: (allowed: string) =>
    new ErrorAnswer(405, `This path only accepts ${allowed}.`, { Allow: allowed }),
  foreignHost: () =>
    new ErrorAnswer(
      421,
      'This server does not answer to that host name. Its operator can allow it with --allow-host.',
    ),
  foreignPage: () => new ErrorAnswer(403, 'Pages of other sites cannot call this server.'),
  stopping: () =>
    new ErrorAnswer(503, 'The server is shutting down. Try again in a few seconds.', {
      ...retryAfter(5),
      Connection: 'close',
    }),
  callerGone: () => new ErrorAnswer(503, 'The client has disconnected.'),
  tookTooLong: () =>
    new ErrorAnswer(
      503,
      'The request took too long and was cancelled. Ask for less at once.',
      retryAfter(30),
    ),
  diskFull: () =>
    new ErrorAnswer(
      507,
      'The disk of this server is full, so the request failed. Ask the server’s operator to free some space, then try again.',
    ),
  broken: (requestId: string) =>
    new ErrorAnswer(
      500,
      `The server failed; nothing was exported. Its log has details under ${requestId}.`,
    ),
} as const

export const failure = {
  ...signingIn,
  ...limits,
  ...queues,
  ...bodies,
  ...links,
  ...service,
  ...server,
} as const
