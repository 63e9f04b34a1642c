import type { Hono } from 'hono'
import { allowedTarget, exportOfUrl } from './allowed-operations.ts'
import { answer, passedHeaders, serviceCalls } from './service-calls.ts'
import { serviceLinks } from './service-links.ts'
import type { Service } from './service.ts'
import type { CallToSend } from './send-call.ts'
import { ApiFailure, failure } from '#server/http/api-failure.ts'
import { maxBodyBytes } from '#domain/contract/contract.ts'
import type { AppContext, AppDependencies, AppEnv, Handler } from '#server/http/app-env.ts'
import { joinBytes } from '#server/system/join-bytes.ts'

const prefix = '/galileo'

type GatewayDependencies = Pick<AppDependencies, 'log' | 'now' | 'exportSlots' | 'trustProxy'>

/**
 * Passes calls under `/galileo/…` on to the real service (`service.md`): an allow-list of operations,
 * the caller's own credentials, both bodies as they come. Nothing of them is kept or logged.
 */
export function mountGateway(
  app: Hono<AppEnv>,
  service: Service,
  dependencies: GatewayDependencies,
): void {
  const call = serviceCalls(service, dependencies)
  const links = serviceLinks(service, call, dependencies)
  const pass: Handler = async (c) => {
    const { method } = c.req
    const path = c.req.path.slice(prefix.length)
    const linked = exportOfUrl(method, path)
    if (linked !== null) return links.make(c, linked)
    const target = allowedTarget(method, path, new URL(c.req.url).searchParams)
    if (target === null) throw new ApiFailure(404, 'This operation is not passed on.')
    const headers = passedHeaders(c)
    if (method === 'GET') return answer(c, await call(c, { target, body: null, headers }))
    const limited = await boundedBody(c)
    try {
      return answer(c, await call(c, { target, body: limited.body, headers }))
    } catch (error) {
      throw limited.isTooLarge() ? failure.tooLarge(maxBodyBytes) : error
    }
  }
  app.all(`${prefix}/*`, pass)
  app.get('/winnow/service_downloads/:token', links.redeem)
}

/** A short body is read first: it can be sent again where a kept connection was closed meanwhile. */
const shortBody = 64 * 1024

type Bounded = { readonly body: CallToSend['body']; readonly isTooLarge: () => boolean }

/** The body as it comes, up to what one call may hold. */
async function boundedBody(c: AppContext): Promise<Bounded> {
  if (Number(c.req.header('Content-Length') ?? 0) > maxBodyBytes) {
    throw failure.tooLarge(maxBodyBytes)
  }
  let size = 0
  async function* pieces() {
    for await (const piece of c.req.raw.body ?? []) {
      size += piece.byteLength
      if (size > maxBodyBytes) throw new Error('the body is too large')
      yield piece
    }
  }
  const rest = pieces()
  const first: Uint8Array[] = []
  for (let read = 0; read <= shortBody;) {
    const { done, value } = await rest.next().catch(() => {
      throw size > maxBodyBytes ? failure.tooLarge(maxBodyBytes) : failure.brokenOff()
    })
    if (done) return { body: joinBytes(first, size), isTooLarge: () => false }
    first.push(value)
    read += value.byteLength
  }
  async function* all() {
    yield* first
    yield* rest
  }
  return { body: all(), isTooLarge: () => size > maxBodyBytes }
}
