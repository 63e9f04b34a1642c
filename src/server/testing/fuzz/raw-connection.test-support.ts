import { connect } from 'node:net'

/** What no HTTP client sends, over a connection of its own. */

export type Raw = {
  readonly name: string
  /** Written one after the other; each is on its way before the next. */
  readonly pieces: readonly Buffer[]
  /** The connection is cut where it stands, instead of ended. */
  readonly isCut?: true
}

/** Sends bytes and ends the connection; what came back until the server closed it as well. */
export const exchange = (port: number, { pieces, isCut }: Raw): Promise<string> =>
  new Promise((resolve) => {
    let received = ''
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => (received += String(chunk)))
    // A server that has had enough resets the connection: that is an answer too.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(received))
    socket.on('end', () => socket.end())
    const write = (index: number): void => {
      const piece = pieces[index]
      if (piece && !socket.destroyed) socket.write(piece, () => write(index + 1))
      else if (isCut) socket.destroy()
      else socket.end()
    }
    socket.on('connect', () => write(0))
  })

export const bytes = (text: string) => Buffer.from(text, 'latin1')
