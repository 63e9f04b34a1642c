import type { Hono } from 'hono'
import { allowedTarget, exportOfUrl } from './allowed-operations.ts'
import { answer, createServiceCalls, passedHeaders } from './service-calls.ts'
import { createServiceLinks } from './service-links.ts'
import type { Service } from './service.ts'
import type { CallToSend } from './send-call.ts'
import { failure } from '#server/http/error-answers.ts'
import { maxBodyBytes } from '#domain/contract/contract.ts'
import type { AppEnv, Handler } from '#server/http/context.ts'
import type { GatewayDependencies } from './gateway-dependencies.ts'
import { boundedBody, type BoundedBody } from '#server/http/bounded-body.ts'
import { joinBytes } from '#server/system/join-bytes.ts'

const prefix = '/galileo'

/** Streams allowed calls under `/galileo/…` to the service (`service.md`); keeps and logs nothing. */
export function mountGateway(
  app: Hono<AppEnv>,
  service: Service,
  dependencies: GatewayDependencies,
): void {
  const call = createServiceCalls(service, dependencies)
  const links = createServiceLinks(service, call, dependencies)
  const pass: Handler = async (c) => {
    const { method } = c.req
    const path = c.req.path.slice(prefix.length)
    const linked = exportOfUrl(method, path)
    if (linked !== null) return links.make(c, linked)
    const target = allowedTarget(method, path, new URL(c.req.url).searchParams)
    if (target === null) throw failure.notPassedOn()
    const headers = passedHeaders(c)
    if (method === 'GET') return answer(c, await call(c, { target, body: null, headers }))
    const { pieces, isTooLarge } = boundedBody(c, maxBodyBytes)
    try {
      return answer(c, await call(c, { target, body: await shortOrPieces(pieces), headers }))
    } catch (error) {
      throw isTooLarge() ? failure.tooLarge(maxBodyBytes) : error
    }
  }
  app.all(`${prefix}/*`, pass)
  app.get('/winnow/service_downloads/:token', links.redeem)
}

/** A short body can be sent again when the service closes a kept connection. */
const shortBody = 64 * 1024

async function shortOrPieces(pieces: BoundedBody['pieces']): Promise<CallToSend['body']> {
  const first: Uint8Array[] = []
  let size = 0
  while (size <= shortBody) {
    const { done, value } = await pieces.next()
    if (done) return joinBytes(first, size)
    first.push(value)
    size += value.byteLength
  }
  async function* all() {
    yield* first
    yield* pieces
  }
  return all()
}
