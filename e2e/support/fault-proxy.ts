import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Fault =
  | { readonly kind: 'none' }
  /** Breaks the connection after this many bytes, then calls `onCut`. */
  | { readonly kind: 'cut'; readonly after: number; readonly onCut?: () => void }
  /** Ends normally after the last line end before this many bytes. */
  | { readonly kind: 'truncate'; readonly after: number }
  /** Sends nothing after this many bytes, and keeps the connection open. */
  | { readonly kind: 'stall'; readonly after: number }
  /** Sends an error page after the first lines, and ends normally. */
  | { readonly kind: 'foreign'; readonly after: number }
  /** Answers the next counts with these numbers. */
  | { readonly kind: 'count'; readonly answers: number[] }
  | {
      readonly kind: 'refuse'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      times: number
    }

export type FaultProxy = {
  readonly url: string
  readonly set: (fault: Fault) => void
  readonly exports: () => number
  readonly close: () => Promise<void>
}

const errorPage = '<html><body>502 Bad Gateway</body></html>\n'

export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  let fault: Fault = { kind: 'none' }
  let exports = 0
  const server = createServer((incoming, outgoing) => {
    const isExport =
      incoming.method === 'POST' && incoming.url?.endsWith('/records/export') === true
    if (isExport) exports += 1
    if (isExport && fault.kind === 'refuse' && fault.times > 0) {
      fault.times -= 1
      outgoing.writeHead(fault.status, { 'Content-Type': 'application/json', ...fault.headers })
      outgoing.end(JSON.stringify({ detail: 'The service is busy.' }))
      return
    }
    if (fault.kind === 'count' && incoming.url?.endsWith('/records/count') === true) {
      const total_count = fault.answers.shift()
      if (total_count !== undefined) {
        outgoing.writeHead(200, { 'Content-Type': 'application/json' })
        outgoing.end(JSON.stringify({ total_count }))
        return
      }
    }
    forward(target(), incoming, outgoing, isExport ? fault : { kind: 'none' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      fault = next
    },
    exports: () => exports,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function forward(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: Fault,
): void {
  const url = new URL(incoming.url ?? '/', target)
  // The server compares the Host with the page's origin.
  const { method, headers } = incoming
  const sent = request(url, { method, headers }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers)
    if (fault.kind === 'none' || fault.kind === 'refuse' || fault.kind === 'count') {
      response.pipe(outgoing)
    } else harm(response, outgoing, fault)
    response.on('error', () => outgoing.destroy())
  })
  sent.on('error', () => outgoing.destroy())
  outgoing.on('close', () => sent.destroy())
  incoming.pipe(sent)
}

function harm(
  response: IncomingMessage,
  outgoing: ServerResponse,
  fault: Exclude<Fault, { kind: 'none' | 'refuse' | 'count' }>,
): void {
  let passed = 0
  response.on('data', (chunk: Buffer) => {
    if (passed >= fault.after) return
    const room = fault.after - passed
    passed += chunk.length
    if (chunk.length < room) {
      if (!outgoing.write(chunk)) {
        response.pause()
        outgoing.once('drain', () => response.resume())
      }
      return
    }
    const piece = chunk.subarray(0, room)
    const lines = piece.subarray(0, piece.lastIndexOf('\n') + 1)
    switch (fault.kind) {
      case 'cut':
        outgoing.write(piece, () => {
          fault.onCut?.()
          // The server's end ends the proxy's answer; otherwise the proxy breaks off.
          if (!fault.onCut) outgoing.destroy()
        })
        return
      case 'truncate':
        outgoing.end(lines)
        return
      case 'foreign':
        outgoing.end(Buffer.concat([lines, Buffer.from(errorPage)]))
        return
      case 'stall':
        outgoing.write(piece)
        return
      default:
        fault satisfies never
    }
  })
  response.on('end', () => {
    if (passed < fault.after) outgoing.end()
  })
  response.on('close', () => {
    // A killed server may already have sent everything; a cut must stay a cut.
    if (!response.complete || fault.kind === 'cut') outgoing.destroy()
  })
}
