import { createServer, type AddressInfo, type Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Larger than all buffers between service and reader. */
export const wholeFile = Buffer.from(`{"line":"${'x'.repeat(1000)}"}\n`.repeat(12_000))
const noise = Buffer.from(
  Array.from({ length: 12_000 }, (_, at) => JSON.stringify(noisyText(at))).join('\n'),
)

function noisyText(seed: number): string {
  let text = ''
  for (let state = seed + 1; text.length < 1000;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    text += state.toString(36)
  }
  return text
}

type Way = {
  /** What the caller gets: the whole file, a broken one, one that looks whole, or an error status. */
  readonly outcome: 'whole' | 'broken' | 'untold' | number
  readonly file?: Buffer
  readonly say: (socket: Socket) => void
}

const ok = (headers: string, status = '200 OK') => `HTTP/1.1 ${status}\r\n${headers}\r\n`
const length = (bytes: number) => `Content-Length: ${bytes}\r\n`
const close = 'Connection: close\r\n'
const chunked = 'Transfer-Encoding: chunked\r\n'

const chunk = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')])

const says =
  (...parts: (string | Buffer)[]) =>
  (socket: Socket) => {
    for (const part of parts) socket.write(part)
    socket.end()
  }
/** Resets the connection when the other side stops reading. */
const saysAndResets =
  (...parts: (string | Buffer)[]) =>
  (socket: Socket) => {
    for (const part of parts) socket.write(part)
    setTimeout(() => socket.resetAndDestroy(), 300)
  }

const half = wholeFile.subarray(0, wholeFile.length / 2)
const gzipped = gzipSync(noise, { level: 1 })
const brotli = brotliCompressSync(noise, { params: { 0: 1, 1: 1 } })
const cut = (body: Buffer) => body.subarray(0, body.length - 100_000)

const saysSlowly = (head: string, body: Buffer) => (socket: Socket) => {
  socket.setNoDelay(true).write(head)
  let at = 0
  const timer = setInterval(() => {
    if (at < body.length) socket.write(body.subarray(at, at + 16_384))
    else socket.end()
    at += 16_384
    if (at > body.length + 16_384) clearInterval(timer)
  }, 20)
}

/** Small when compressed, but long enough to fill all buffers to a slow reader. */
const compressedEnds = Object.fromEntries(
  Array.from({ length: 12 }, (_, index): [string, Way] => {
    const file = Buffer.concat([wholeFile, noise.subarray(0, index * 24_000)])
    const say = saysSlowly(ok(`${close}Content-Encoding: gzip\r\n`), gzipSync(file, { level: 1 }))
    return [`gzip, in pieces, the end behind number ${index}`, { outcome: 'whole', file, say }]
  }),
)

export const waysToEnd = {
  'close-delimited': { outcome: 'whole', say: says(ok(close), wholeFile) },
  'whole, with its length, and closed': {
    outcome: 'whole',
    say: says(ok(close + length(wholeFile.length)), wholeFile),
  },
  'whole, with its length, closed though it was to be kept': {
    outcome: 'whole',
    say: says(ok(length(wholeFile.length)), wholeFile),
  },
  'shorter than its length': {
    outcome: 'broken',
    say: says(ok(length(wholeFile.length)), half),
  },
  'longer than its length': {
    outcome: 'whole',
    say: says(ok(length(wholeFile.length)), wholeFile, half),
  },
  'chunked, with trailers': {
    outcome: 'whole',
    say: says(ok(`${chunked}Trailer: X-A\r\n`), chunk(wholeFile), '0\r\nX-A: 1\r\n\r\n'),
  },
  'chunked, without its end': { outcome: 'broken', say: says(ok(chunked), chunk(wholeFile)) },
  'chunked, cut in a chunk': {
    outcome: 'broken',
    say: says(ok(chunked), chunk(wholeFile).subarray(0, half.length)),
  },
  'chunked, with a size that is none': {
    outcome: 'broken',
    say: says(ok(chunked), chunk(half), 'no size\r\n'),
  },
  'reset, with its length': {
    outcome: 'broken',
    say: saysAndResets(ok(length(wholeFile.length)), half),
  },
  'reset, chunked': { outcome: 'broken', say: saysAndResets(ok(chunked), chunk(half)) },
  // Node reports a reset after bytes as an end, which completes a close-delimited body.
  'reset, close-delimited': { outcome: 'untold', say: saysAndResets(ok(close), half) },
  'gzip, close-delimited': {
    outcome: 'whole',
    file: noise,
    say: says(ok(`${close}Content-Encoding: gzip\r\n`), gzipped),
  },
  'gzip, cut': {
    outcome: 'broken',
    say: says(ok(`${close}Content-Encoding: gzip\r\n`), cut(gzipped)),
  },
  'gzip, with something else in it': {
    outcome: 'broken',
    say: says(ok(`${close}Content-Encoding: gzip\r\n`), cut(gzipped), Buffer.alloc(200_000, 7)),
  },
  'brotli, with its length': {
    outcome: 'whole',
    file: noise,
    say: says(ok(`Content-Encoding: br\r\n${length(brotli.length)}`), brotli),
  },
  'brotli, cut': {
    outcome: 'broken',
    say: says(ok(`${close}Content-Encoding: br\r\n`), cut(brotli)),
  },
  'gzip that is none': {
    outcome: 502,
    say: says(ok(`${close}Content-Encoding: gzip\r\n`), wholeFile),
  },
  'a coding that nobody knows': {
    outcome: 502,
    say: says(ok(`${close}Content-Encoding: winnow\r\n`), wholeFile),
  },
  'headers, then the end': { outcome: 502, say: says(ok(length(5))) },
  'headers, then a reset': { outcome: 502, say: saysAndResets(ok(length(5))) },
  'nothing, then the end': { outcome: 502, say: says('') },
  'nothing, then a reset': { outcome: 502, say: saysAndResets('') },
  'half of its headers': { outcome: 502, say: says('HTTP/1.1 200 OK\r\nContent-Le') },
  'headers without an end': { outcome: 502, say: says(ok(`X-A: ${'x'.repeat(100_000)}\r\n`)) },
  'no HTTP': { outcome: 502, say: says('SSH-2.0-OpenSSH_9.2\r\n') },
  'informational answers, then a whole one': {
    outcome: 'whole',
    say: says(
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 102 Processing\r\n\r\n',
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n',
      ok(close),
      wholeFile,
    ),
  },
  'informational answers, then the end': {
    outcome: 502,
    say: says('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
  },
  'an upgrade that nobody asked for': {
    outcome: 502,
    say: says(ok('Connection: Upgrade\r\nUpgrade: websocket\r\n', '101 Switching'), wholeFile),
  },
  'an upgrade without a name': { outcome: 502, say: says(ok('', '101 Switching'), wholeFile) },
  'a status that is none': { outcome: 502, say: says(ok(close, '999 What'), wholeFile) },
  'no content, with a body': { outcome: 205, say: says(ok(close, '205 Reset Content'), half) },
  'a whole one before its request is read': {
    outcome: 'whole',
    say: says(ok(close), wholeFile),
  },
  ...compressedEnds,
} as const satisfies Record<string, Way>

export const ways: readonly (Way & { readonly name: string })[] = Object.entries(waysToEnd).map(
  ([name, way]) => ({ name, ...way }),
)

export async function startRawService(): Promise<{
  readonly url: string
  readonly close: () => Promise<void>
}> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    let asked = ''
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
    const hear = (text: Buffer) => {
      asked += text.toString('latin1')
      const [, key] = /^galileo-api-key: (\d+)\r\n/im.exec(asked) ?? []
      if (!asked.includes('\r\n\r\n')) return
      socket.off('data', hear).resume()
      ways[Number(key)]?.say(socket)
    }
    socket.on('data', hear)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
