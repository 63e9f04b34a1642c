import { connect } from 'node:net'

export type Raw = {
  readonly name: string
  /** Each is flushed before the next is written. */
  readonly pieces: readonly Buffer[]
  /** Resets the connection instead of ending it. */
  readonly isCut?: true
}

/** Returns what the server sent until it closed the connection. */
export const exchange = (port: number, { pieces, isCut }: Raw): Promise<string> =>
  new Promise((resolve) => {
    let received = ''
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => (received += String(chunk)))
    // The server may reset the connection.
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
