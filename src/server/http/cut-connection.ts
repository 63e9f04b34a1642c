import type { AppContext } from './context.ts'

/** False without a connection. An HTTP/1.0 client notices a cut only by a reset (RFC 9112, 6.3). */
export function cutConnection(c: AppContext): boolean {
  const { incoming, outgoing } = c.env ?? {}
  if (!outgoing) return false
  if (incoming?.httpVersion === '1.0') incoming.socket.resetAndDestroy()
  outgoing.destroy()
  return true
}
