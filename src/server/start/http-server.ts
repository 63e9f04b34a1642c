import { createServer, type Server } from 'node:http'
import { boundConnections } from '#server/http/connections.ts'

const seconds = 1000
const minutes = 60 * seconds

/** What a connection may take, in bytes and milliseconds. */
export const connectionBounds = {
  /** All headers of a request together. */
  headerBytes: 16 * 1024,
  /** For the headers to come, */
  headersIn: 20 * seconds,
  /** and for the whole request: 8 MiB of ids over a poor line. */
  requestIn: 3 * minutes,
  /** Between two requests. */
  keptAlive: 10 * seconds,
  /** Nothing moves in either direction: a reader that takes nothing of its file any more. */
  idle: 10 * minutes,
  connections: 1024,
  /** Of one address. */
  ofPlace: 512,
  /** How often it is looked whether a request is late. */
  checkedEvery: 5 * seconds,
} as const
export type ConnectionBounds = Readonly<
  Record<Exclude<keyof typeof connectionBounds, 'ofPlace'>, number>
> & {
  /** Null where a proxy in front holds the connections of everybody. */
  readonly ofPlace: number | null
}

/** An HTTP server on which a caller that is slow, silent or one of very many holds nothing for long. */
export function createBoundedServer(bounds: ConnectionBounds = connectionBounds): Server {
  const server = createServer({
    maxHeaderSize: bounds.headerBytes,
    headersTimeout: bounds.headersIn,
    requestTimeout: bounds.requestIn,
    keepAliveTimeout: bounds.keptAlive,
    connectionsCheckingInterval: bounds.checkedEvery,
  })
  boundConnections(server, bounds)
  server.setTimeout(bounds.idle)
  return server
}
