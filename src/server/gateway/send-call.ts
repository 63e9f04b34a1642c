import {
  request as requestHttp,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http'
import { request as requestHttps } from 'node:https'
import { pipeline, Readable } from 'node:stream'
import type { ServiceConnections } from './service-connections.ts'

export type CallToSend = {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array> | Uint8Array<ArrayBuffer> | null
}

type SentCall = {
  readonly response: Promise<IncomingMessage>
  /** Closes the connection unless the answer has ended. */
  readonly drop: () => void
}

const connectMs = 10_000

/** Every error rejects or fails the answer: an unhandled `error` event would end the process. */
export function sendCall(
  call: CallToSend,
  { keptAlive, fresh }: ServiceConnections,
  onMove: () => void,
): SentCall {
  const { body } = call
  if (body !== null && !(body instanceof Uint8Array)) {
    const sent = begin(call, fresh)
    pipeline(Readable.from(piecesOf(body, onMove)), sent.request, () => undefined)
    return sent
  }
  let isDropped = false
  let sent = begin(call, keptAlive)
  sent.request.end(body ?? undefined)
  const response = sent.response.catch((cause: unknown) => {
    // The service may have closed the kept connection before the call arrived.
    if (isDropped || !sent.request.reusedSocket) throw cause
    sent = begin(call, fresh)
    sent.request.end(body ?? undefined)
    return sent.response
  })
  const drop = () => {
    isDropped = true
    sent.drop()
  }
  return { response, drop }
}

function begin(
  { url, method, headers }: CallToSend,
  agent: Agent,
): SentCall & { readonly request: ClientRequest } {
  const send = url.startsWith('https:') ? requestHttps : requestHttp
  const request = send(url, { method, headers, agent })
  let hasEnded = false
  const drop = () => {
    // After its end, the connection may serve another call.
    if (!hasEnded) request.destroy()
  }
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('error', reject)
    request.on('close', () => reject(new Error('the connection was closed before an answer')))
    request.on('response', (answer) => {
      answer.on('error', () => undefined)
      answer.on('end', () => (hasEnded = true))
      resolve(answer)
    })
  })
  boundConnecting(request)
  return { request, response, drop }
}

function boundConnecting(request: ClientRequest): void {
  request.on('socket', (socket) => {
    if (!socket.connecting) return
    const timer = setTimeout(() => request.destroy(new Error('no connection in time')), connectMs)
    const clear = () => clearTimeout(timer)
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', clear)
    socket.once('close', clear)
  })
}

async function* piecesOf(body: AsyncIterable<Uint8Array>, onMove: () => void) {
  for await (const piece of body) {
    onMove()
    yield piece
  }
}
