import { createServer, type Server } from 'node:net'
import { StartFailure } from '#server/system/start-failure.ts'

/** On failure, the message suggests a free port. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  try {
    return await bind(server, port, host)
  } catch (cause) {
    throw new StartFailure(await whyNot(cause, port, host), { cause })
  }
}

/** Fails early when the port is taken, before the import. */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer()
  await listen(probe, port, host)
  await new Promise((resolve) => probe.close(resolve))
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

async function whyNot(cause: unknown, port: number, host: string): Promise<string> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const why = code === 'EADDRINUSE' ? 'is taken' : 'may not be used by this user'
    const free = await freePort(port, host)
    return `Port ${port} ${why}.${free === null ? '' : ` Port ${free} is free: add --port ${free}.`}`
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return `Cannot listen on ${host}, port ${port}: ${reason}.`
}

async function freePort(taken: number, host: string): Promise<number | null> {
  const first = Math.max(taken + 1, 1024)
  for (let port = first; port < Math.min(first + 50, 65536); port += 1) {
    const probe = createServer()
    const bound = await bind(probe, port, host).catch(() => null)
    if (bound === null) continue
    await new Promise((resolve) => probe.close(resolve))
    return bound
  }
  return null
}
