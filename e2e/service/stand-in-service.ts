import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { shaped } from './stand-in-answers.ts'
import { flatFile, flatOf } from './stand-in-flat.ts'
import { flatWithComputedOnly, sentence } from './stand-in-refusals.ts'
import { companions, routeOf, type Route } from './stand-in-routes.ts'
import { standInTokens, type StandInTokens } from './stand-in-tokens.ts'
import {
  asDocumented,
  keyOfAccessToken,
  type Operation,
  type Refusal,
  type Ways,
} from './stand-in-ways.ts'

export type Sent = {
  readonly operations: readonly Operation[]
  /** The names of all headers, once each. */
  readonly headers: readonly string[]
}

export type StandIn = {
  readonly url: string
  readonly set: (ways: Partial<Ways>) => void
  readonly sent: () => Sent
  readonly lastFile: () => Buffer
  readonly close: () => Promise<void>
}

const notSignedIn = sentence(401, 'Invalid credentials.')

/** A Winnow behind it filters and writes the files; paths, headers and bodies follow `service.md`. */
export async function startStandIn(winnow: string): Promise<StandIn> {
  let ways = asDocumented
  let operations: Operation[] = []
  let headerNames = new Set<string>()
  let lastFile = Buffer.alloc(0)
  const tokens = standInTokens()
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', winnow)
    const route = routeOf(incoming.method ?? '', url.pathname, ways)
    if (typeof route !== 'number') operations.push(route.operation)
    for (const name of Object.keys(incoming.headers)) headerNames.add(name)
    const sent = await buffer(incoming)
    if (typeof route === 'number') {
      return refuse(outgoing, sentence(route, route === 404 ? 'Not Found' : 'Method Not Allowed')())
    }
    if (ways.failing?.operations.includes(route.operation)) {
      return refuse(outgoing, ways.failing.refuse(parsed(sent)))
    }
    const headers = headersFor(incoming, route, ways, tokens)
    if (headers === null) return refuse(outgoing, notSignedIn())
    const flat = route.operation === 'export' ? flatOf(parsed(sent)) : null
    if (flat?.isRefused) return refuse(outgoing, flatWithComputedOnly())
    const response = await fetch(targetOf(winnow, route, url, ways), {
      method: incoming.method ?? 'GET',
      headers,
      ...(sent.length === 0 ? {} : { body: flat?.isFlat ? flat.body : new Uint8Array(sent) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (response.ok && route.operation === 'export') {
      lastFile = flat?.isFlat ? (ways.flat ?? flatFile)(bytes) : bytes
      return sendFile(outgoing, lastFile, response, ways)
    }
    const given = parsed(bytes) as Record<string, unknown>
    const body = !response.ok
      ? given
      : route.operation === 'login'
        ? tokenAnswer(given, ways, tokens)
        : shaped(route.operation, given, ways)
    outgoing.writeHead(response.status, { 'Content-Type': 'application/json' })
    outgoing.end(JSON.stringify(body))
    return undefined
  }
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      ways = { ...asDocumented, ...next }
      operations = []
      headerNames = new Set()
    },
    sent: () => ({ operations, headers: [...headerNames] }),
    lastFile: () => lastFile,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function refuse(outgoing: ServerResponse, { status, headers, body }: Refusal): void {
  outgoing.writeHead(status, { ...headers })
  outgoing.end(body)
}

function headersFor(
  incoming: IncomingMessage,
  { operation }: Route,
  { credentials }: Ways,
  tokens: StandInTokens,
): Record<string, string> | null {
  const type = { 'Content-Type': incoming.headers['content-type'] ?? 'application/json' }
  if (operation === 'login') return type
  const given = incoming.headers[credentials]
  if (typeof given !== 'string') return null
  if (credentials === 'authorization') {
    const own = tokens.redeem(given.split(' ')[1] ?? '')
    return own === null ? null : { ...type, Authorization: `Bearer ${own}` }
  }
  const key = credentials === 'x-sf-token' ? keyOfAccessToken(given) : given
  return key === null ? null : { ...type, 'Galileo-API-Key': key }
}

function targetOf(winnow: string, { operation, path }: Route, asked: URL, ways: Ways): URL {
  const target = new URL(companions.includes(operation) ? path : `/v2${path}`, winnow)
  target.search = asked.search
  const isList = operation === 'queues' || operation === 'users'
  if (isList && ways.pageSize !== null) target.searchParams.set('limit', String(ways.pageSize))
  return target
}

function tokenAnswer(
  { access_token }: Record<string, unknown>,
  { answers, tokenSeconds }: Ways,
  tokens: StandInTokens,
): unknown {
  const token = tokens.issue(String(access_token), tokenSeconds)
  return answers === 'newer'
    ? { access_token: token, token_type: 'proof_of_possession', refresh_token: 'none' }
    : { access_token: token, token_type: 'bearer' }
}

function sendFile(outgoing: ServerResponse, bytes: Buffer, response: Response, { file }: Ways) {
  const name = response.headers.get('Content-Disposition')
  outgoing.writeHead(200, {
    ...(file.type === null ? {} : { 'Content-Type': file.type }),
    ...(file.isNamed && name !== null ? { 'Content-Disposition': name } : {}),
  })
  const piece = 64 * 1024
  for (let at = 0; at < bytes.length; at += piece) outgoing.write(bytes.subarray(at, at + piece))
  outgoing.end()
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
