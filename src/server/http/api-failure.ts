import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'

type Detail = string | readonly ValidationErrorItem[]

/** What the API refuses, as the answer that says so. One handler turns it into `{ detail }`. */
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

/** Not `Basic`: it would make browsers open their own password dialog over the app. */
const challenge = { 'WWW-Authenticate': 'Bearer realm="winnow"' }

/** Everything that the API refuses, and its wording. */
export const failure = {
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
    new ApiFailure(429, `Too many failed sign-ins. Try again in ${seconds} seconds.`, {
      'Retry-After': String(seconds),
    }),
  tooManySignIns: (of: 'place' | 'all') =>
    of === 'place'
      ? new ApiFailure(429, 'Too many sign-ins at once from your address. Try again in a second.', {
          'Retry-After': '1',
        })
      : new ApiFailure(503, 'Too many people are signing in. Try again in a few seconds.', {
          'Retry-After': '3',
        }),
  tooManyRequests: () =>
    new ApiFailure(429, 'Too many requests at once from your address. Try again in a second.', {
      'Retry-After': '1',
    }),
  tooManyWaiting: (waiting: number) =>
    new ApiFailure(
      429,
      `${waiting} questions of this sign-in wait for an answer. Try again in a moment.`,
      { 'Retry-After': '5' },
    ),
  noQueue: () => new ApiFailure(404, 'There is no annotation queue with this id.'),
  notReadable: () => new ApiFailure(403, 'Only members of this annotation queue may read it.'),
  notUnredactable: () =>
    new ApiFailure(403, 'Only owners and editors of this queue may have unredacted data.'),
  preparing: (name: string) =>
    new ApiFailure(503, `The queue “${name}” is being prepared. Try again in a few seconds.`, {
      'Retry-After': '2',
    }),
  tooLarge: (limit: number) =>
    new ApiFailure(413, `The body is larger than the ${sizeOf(limit)} that are taken.`),
  late: () => new ApiFailure(408, 'The body did not arrive in time.', { Connection: 'close' }),
  brokenOff: () => new ApiFailure(400, 'The body broke off before its end.'),
  invalid: (errors: readonly ValidationErrorItem[]) => new ApiFailure(422, errors),
} as const

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${bytes / 1024} KiB` : `${bytes / 1024 / 1024} MiB`
