import { createHash } from 'node:crypto'
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status'
import { callService, ServiceAway, type Service, type ServiceAnswer } from './service.ts'
import type { CallToSend } from './send-call.ts'
import { failure, type ErrorAnswer } from '#server/http/error-answers.ts'
import { accessTokenHeader, keyHeaders } from '#domain/contract/credential-headers.ts'
import type { AppContext } from '#server/http/context.ts'
import type { GatewayDependencies } from './gateway-dependencies.ts'
import { cutConnection } from '#server/http/cut-connection.ts'
import { errorForLog } from '#server/http/error-for-log.ts'
import { CallerGone } from '#server/system/caller-gone.ts'

const credentials = ['authorization', ...keyHeaders, accessTokenHeader].map((name) =>
  name.toLowerCase(),
)
const passedOn = [...credentials, 'content-type', 'accept']

type PassedCall = Pick<CallToSend, 'headers' | 'body'> & {
  readonly target: string
  /** Its answer is not passed to the caller, so a failure must not cut the caller's connection. */
  readonly isAside?: boolean
}

export type CallService = (c: AppContext, call: PassedCall) => Promise<ServiceAnswer>

export function createServiceCalls(
  service: Service,
  { log, exportSlots }: Pick<GatewayDependencies, 'log' | 'exportSlots'>,
): CallService {
  const away = (c: AppContext, cause: unknown): never => {
    if (c.req.raw.signal.aborted) throw new CallerGone()
    if (!(cause instanceof ServiceAway)) throw cause
    const request_id = c.get('requestId')
    log.warn({ request_id, ...errorForLog(cause) }, 'service call failed')
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
        log.error({ request_id, ...errorForLog(cause) }, 'service answer broke off')
        return !isAside && cutConnection(c)
      },
      onEnd: () => {
        hasEnded = true
        release?.()
      },
    }).catch((cause: unknown) => away(c, cause))
    // Refused and throttled calls take no slot.
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
  late: failure.serviceLate,
  unreached: failure.serviceUnreached,
  unreadable: failure.serviceUnreadable,
  redirect: failure.serviceRedirect,
} as const satisfies Record<ServiceAway['why'], (host: string) => ErrorAnswer>

/** Exports with the same credentials count together. */
const slotOf = (headers: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(credentials.map((name) => headers[name])))
    .digest('base64')

export const hasCredentials = (headers: Readonly<Record<string, string>>): boolean =>
  credentials.some((name) => headers[name])

export const passedHeaders = (c: AppContext): Record<string, string> =>
  Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = c.req.header(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )

export const answer = (c: AppContext, { status, headers, body }: ServiceAnswer): Response =>
  body === null
    ? c.body(null, status as StatusCode, { ...headers })
    : c.body(body, status as ContentfulStatusCode, { ...headers })
