import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { placeOf } from './caller.ts'

type ConnectionLimits = {
  readonly connections: number
  /** Per place; null behind a proxy, where all connections are the proxy's. */
  readonly ofPlace: number | null
}

const mostPipelined = 16

type Connection = { readonly place: string; requests: number; hasAsked: boolean }

/** A connection beyond the limit replaces an idle one (never used first, then oldest), or is closed. */
export function boundConnections(server: Server, { connections, ofPlace }: ConnectionLimits): void {
  const open = new Map<Socket, Connection>()
  const makeRoom = (isMeant: (connection: Connection) => boolean): boolean => {
    const idle = [...open].filter(([, one]) => one.requests === 0 && isMeant(one))
    const [socket] = idle.find(([, one]) => !one.hasAsked) ?? idle[0] ?? []
    socket?.destroy()
    return socket !== undefined && open.delete(socket)
  }
  const admit = (place: string): boolean => {
    const isSame = (one: Connection) => one.place === place
    const same = ofPlace === null ? 0 : [...open.values()].filter(isSame).length
    if (ofPlace !== null && same >= ofPlace) return makeRoom(isSame)
    return open.size < connections || makeRoom(() => true)
  }
  server.on('connection', (socket: Socket) => {
    const place = placeOf(socket.remoteAddress ?? '')
    if (!admit(place)) {
      socket.destroy()
      return
    }
    open.set(socket, { place, requests: 0, hasAsked: false })
    socket.once('close', () => open.delete(socket))
  })
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const connection = open.get(socket)
    if (!connection) return
    connection.requests += 1
    connection.hasAsked = true
    if (connection.requests > mostPipelined) socket.destroy()
    response.once('close', () => {
      connection.requests -= 1
      // Moves it to the end, as the idle connection that was used last.
      if (open.delete(socket)) open.set(socket, connection)
    })
  })
}
