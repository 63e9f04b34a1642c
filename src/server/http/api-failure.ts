import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'

type Detail = string | readonly ValidationErrorItem[]

/** An answer with an error status; one handler turns it into `{ detail }`. Made only by `failure`. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly status: ContentfulStatusCode
  readonly detail: Detail
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: ContentfulStatusCode,
    detail: Detail,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof detail === 'string' ? detail : 'The request does not validate.')
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
    new ApiFailure(
      401,
      'Sign in: send an API key, a token, or an address and password.',
      challenge,
    ),
  badCredentials: () =>
    new ApiFailure(401, 'These credentials are not valid. Sign in again.', challenge),
  differentKeys: () =>
    new ApiFailure(
      401,
      'Two different API keys were sent, under two names. Send one, or the same under both.',
      challenge,
    ),
  expired: () => new ApiFailure(401, 'The sign-in has expired. Sign in again.', challenge),
  throttled: (seconds: number) =>
    new ApiFailure(
      429,
      `Too many failed sign-ins. Try again in ${seconds} seconds.`,
      retryAfter(seconds),
    ),
  tooManySignIns: (of: 'place' | 'all') =>
    of === 'place'
      ? new ApiFailure(
          429,
          'Too many sign-ins at once from your address. Try again in a second.',
          retryAfter(1),
        )
      : new ApiFailure(
          503,
          'Too many people are signing in. Try again in a few seconds.',
          retryAfter(3),
        ),
} as const

const limits = {
  tooManyRequests: () =>
    new ApiFailure(
      429,
      'Too many requests at once from your address. Try again in a second.',
      retryAfter(1),
    ),
  tooManyWaiting: (waiting: number) =>
    new ApiFailure(
      429,
      `${waiting} questions of this sign-in wait for an answer. Try again in a moment.`,
      retryAfter(5),
    ),
  tooManyBodies: (waiting: number) =>
    new ApiFailure(
      429,
      `${waiting} large requests of yours wait already. Send this one when some of them are answered.`,
      retryAfter(5),
    ),
  tooManyExports: (most: number) =>
    new ApiFailure(
      429,
      `${most} exports of yours are running. This one can start when one of them has ended.`,
      retryAfter(5),
    ),
  tooManyExportsOfAll: () =>
    new ApiFailure(
      429,
      'This server has as many exports running as it can serve. Try again in a moment.',
      retryAfter(5),
    ),
  tooManyLinks: (over: 'own' | 'all', minutes: number) =>
    new ApiFailure(
      429,
      `${over === 'own' ? 'You have' : 'This server has'} too many download links that nobody has used yet. ` +
        `Use some of them, or wait: each expires after ${minutes} minutes.`,
      retryAfter(60),
    ),
  tooManyServiceLinks: (over: 'own' | 'all', seconds: number) =>
    new ApiFailure(
      429,
      over === 'own'
        ? `Links of yours are waiting to be opened. Open one of them, or try again in ${seconds} seconds.`
        : `This server keeps as many links as it can. Try again in ${seconds} seconds.`,
      retryAfter(seconds),
    ),
  tooManyShared: (over: 'own' | 'all', most: { readonly count: number; readonly bytes: number }) =>
    new ApiFailure(
      507,
      over === 'own'
        ? `You keep as many exports on this server as one person may (${most.count}, or ` +
            `${most.bytes / 1024 / 1024} MiB). Delete some that you no longer need, or save this one as a file.`
        : 'This server has no room for more shared exports. Save this one as a file, or ask an administrator to delete some.',
    ),
} as const

const queues = {
  noQueue: () => new ApiFailure(404, 'There is no annotation queue with this id.'),
  notReadable: () => new ApiFailure(403, 'Only members of this annotation queue may read it.'),
  notUnredactable: () =>
    new ApiFailure(403, 'Only owners and editors of this queue may have unredacted data.'),
  preparing: (name: string) =>
    new ApiFailure(
      503,
      `The queue “${name}” is being prepared. Try again in a few seconds.`,
      retryAfter(2),
    ),
} as const

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${bytes / 1024} KiB` : `${bytes / 1024 / 1024} MiB`

const bodies = {
  tooLarge: (limit: number) =>
    new ApiFailure(413, `The body is larger than the ${sizeOf(limit)} that are taken.`),
  late: () => new ApiFailure(408, 'The body did not arrive in time.', { Connection: 'close' }),
  brokenOff: () => new ApiFailure(400, 'The body broke off before its end.'),
  invalid: (errors: readonly ValidationErrorItem[]) => new ApiFailure(422, errors),
} as const

const links = {
  noDownload: () => new ApiFailure(404, 'Nothing is known of this download any more.'),
  noShared: () => new ApiFailure(404, 'This server keeps no export under this link.'),
  damagedShared: () =>
    new ApiFailure(
      410,
      'The export under this link was damaged on the server. Share it again; the link stays the same.',
    ),
} as const

const service = {
  notPassedOn: () => new ApiFailure(404, 'This operation is not passed on.'),
  flatWithComputedOnly: () =>
    new ApiFailure(
      422,
      'The service doesn’t write jsonl_flat together with export_computed_metrics_only.',
    ),
  serviceLate: (host: string) =>
    new ApiFailure(504, `${host} did not answer in time. Try again in a moment.`),
  serviceUnreached: (host: string) =>
    new ApiFailure(502, `${host} cannot be reached from this server. Try again in a moment.`),
  serviceUnreadable: (host: string) =>
    new ApiFailure(502, `${host} answered in a way that cannot be read. Try again in a moment.`),
  serviceRedirect: (host: string) =>
    new ApiFailure(
      502,
      `${host} answers with a redirect, which is not followed. Check the address of the service that the server was started with.`,
    ),
  servicePage: (host: string) =>
    new ApiFailure(502, `A web page came from ${host} instead of the file. Export again.`),
} as const

const server = {
  noPath: () => new ApiFailure(404, 'There is nothing at this path.'),
  wrongMethod: (allowed: string) =>
    new ApiFailure(405, `This path takes ${allowed} only.`, { Allow: allowed }),
  foreignHost: () =>
    new ApiFailure(
      421,
      'This server does not answer under that name. Its operator can allow it with --allow-host.',
    ),
  foreignPage: () => new ApiFailure(403, 'Pages of other sites cannot call this server.'),
  stopping: () =>
    new ApiFailure(503, 'The server is about to stop. Try again in a few seconds.', {
      ...retryAfter(5),
      Connection: 'close',
    }),
  callerGone: () => new ApiFailure(503, 'The caller has gone.'),
  tookTooLong: () =>
    new ApiFailure(
      503,
      'Answering this took too long, and was stopped. Ask for less at once.',
      retryAfter(30),
    ),
  diskFull: () =>
    new ApiFailure(
      507,
      'The disk of this server is full, so this was not done. Ask whoever runs the server to make room, then try again.',
    ),
  broken: (requestId: string) =>
    new ApiFailure(
      500,
      `The server failed; nothing was exported. Its log has more under ${requestId}.`,
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
