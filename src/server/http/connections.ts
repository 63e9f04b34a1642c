import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { placeOf } from './caller.ts'

export type ConnectionLimits = {
  readonly connections: number
  /** Of one place; null where a proxy in front holds the connections of everybody. */
  readonly ofPlace: number | null
}

/** Requests that one connection may send before the first of them is answered. */
const mostPipelined = 16

type Connection = { readonly place: string; requests: number; hasAsked: boolean }

/**
 * Keeps a server's connections within bounds. Where one more is too many, it takes the place of one
 * that asks nothing: first of those that never have, the oldest first. Where all are at work, it is
 * closed itself.
 */
export function boundConnections(server: Server, { connections, ofPlace }: ConnectionLimits): void {
  /** Oldest first. */
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
      // Among those that ask nothing, it is the latest now.
      if (open.delete(socket)) open.set(socket, connection)
    })
  })
}
