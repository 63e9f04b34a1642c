import { createHash } from 'node:crypto'
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status'
import { callService, ServiceAway, type Service, type ServiceAnswer } from './service.ts'
import type { CallToSend } from './send-call.ts'
import { ApiFailure } from '#server/http/api-failure.ts'
import { accessTokenHeader, keyHeaders } from '#domain/contract/credential-headers.ts'
import type { AppContext, AppDependencies } from '#server/http/app-env.ts'
import { cutConnection } from '#server/http/cut-connection.ts'
import { errorForLog } from '#server/http/error-for-log.ts'
import { CallerGone } from '#server/store/store.ts'

const credentials = ['authorization', ...keyHeaders, accessTokenHeader].map((name) =>
  name.toLowerCase(),
)
/** Credentials and the form of the body; nothing else of a caller is the service's business. */
const passedOn = [...credentials, 'content-type', 'accept']

export type PassedCall = Pick<CallToSend, 'headers' | 'body'> & {
  readonly target: string
  /** Its answer is not the caller's: where it breaks off, the caller is told. */
  readonly isAside?: boolean
}

/** Asks the service in the name of a caller. */
export type CallService = (c: AppContext, call: PassedCall) => Promise<ServiceAnswer>

export function serviceCalls(
  service: Service,
  { log, exportSlots }: Pick<AppDependencies, 'log' | 'exportSlots'>,
): CallService {
  const away = (c: AppContext, cause: unknown): never => {
    if (c.req.raw.signal.aborted) throw new CallerGone()
    if (!(cause instanceof ServiceAway)) throw cause
    const request_id = c.get('requestId')
    log.warn({ request_id, ...errorForLog(cause) }, 'the service is away')
    const { host } = new URL(service.base_url)
    throw refusals[cause.why](host)
  }
  return async (c, { target, headers, body, isAside = false }) => {
    const request_id = c.get('requestId')
    let hasEnded = false
    let release: (() => void) | null = null
    const given = await callService(service, {
      method: body === null ? 'GET' : 'POST',
      target,
      headers: { ...headers, 'X-Request-Id': request_id },
      body,
      signal: c.req.raw.signal,
      breakOff: (cause) => {
        log.error({ request_id, ...errorForLog(cause) }, 'the service broke off')
        return !isAside && cutConnection(c)
      },
      onEnd: () => {
        hasEnded = true
        release?.()
      },
    }).catch((cause: unknown) => away(c, cause))
    // Whoever the service refuses, or lets wait, takes no place of others.
    if (given.status >= 300 || !target.endsWith('/records/export')) return given
    try {
      release = exportSlots.take(slotOf(headers), () => cutConnection(c))
    } catch (error) {
      await given.body?.cancel()
      throw error
    }
    if (hasEnded) release()
    return given
  }
}

const refusals = {
  late: (host) => new ApiFailure(504, `${host} did not answer in time. Try again in a moment.`),
  unreached: (host) =>
    new ApiFailure(502, `${host} cannot be reached from this server. Try again in a moment.`),
  unreadable: (host) =>
    new ApiFailure(502, `${host} answered in a way that cannot be read. Try again in a moment.`),
  redirect: (host) =>
    new ApiFailure(
      502,
      `${host} answers with a redirect, which is not followed. Check the address of the service that the server was started with.`,
    ),
} as const satisfies Record<ServiceAway['why'], (host: string) => ApiFailure>

/** Whose exports count together: those that are asked for with the same credentials. */
const slotOf = (headers: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(credentials.map((name) => headers[name])))
    .digest('base64')

export const hasCredentials = (headers: Readonly<Record<string, string>>): boolean =>
  credentials.some((name) => headers[name])

/** What of a caller's headers is passed on. */
export const passedHeaders = (c: AppContext): Record<string, string> =>
  Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = c.req.header(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** The service's answer as the caller's. */
export const answer = (c: AppContext, { status, headers, body }: ServiceAnswer): Response =>
  body === null
    ? c.body(null, status as StatusCode, { ...headers })
    : c.body(body, status as ContentfulStatusCode, { ...headers })
