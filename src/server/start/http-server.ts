import { createServer, type Server } from 'node:http'
import { boundConnections } from '#server/http/connections.ts'

const seconds = 1000
const minutes = 60 * seconds

/** Bytes and milliseconds. */
export const connectionBounds = {
  /** Size of all headers. */
  headerBytes: 16 * 1024,
  headersIn: 20 * seconds,
  /** Timeout for the whole request, enough for 8 MiB on a slow line. */
  requestIn: 3 * minutes,
  keptAlive: 10 * seconds,
  /** Timeout without traffic: the client no longer reads its file. */
  idle: 10 * minutes,
  connections: 1024,
  /** Per address. */
  ofPlace: 512,
  /** Interval of the timeout checks. */
  checkedEvery: 5 * seconds,
} as const
export type ConnectionBounds = Readonly<
  Record<Exclude<keyof typeof connectionBounds, 'ofPlace'>, number>
> & {
  /** Null behind a proxy, where all connections are the proxy's. */
  readonly ofPlace: number | null
}

/** Limits what slow, silent or too many clients can hold. */
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
