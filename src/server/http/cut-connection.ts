import type { AppContext } from './app-env.ts'

/**
 * Breaks the connection of a caller in the middle of a body: says whether there was one. HTTP/1.0 has
 * no chunks, so that the end of the connection is the end of the file there; only a reset connection
 * is told from it (RFC 9112, 6.3).
 */
export function cutConnection(c: AppContext): boolean {
  const { incoming, outgoing } = c.env ?? {}
  if (!outgoing) return false
  if (incoming?.httpVersion === '1.0') incoming.socket.resetAndDestroy()
  outgoing.destroy()
  return true
}
