import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { BlockList, isIPv6, type LookupFunction } from 'node:net'

/** Addresses of this machine and of networks that are nobody else's (RFC 6890). */
const privateAddresses = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const) {
  privateAddresses.addSubnet(net, prefix, 'ipv4')
}
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateAddresses.addSubnet(net, prefix, 'ipv6')
}

export const isPrivateAddress = (address: string): boolean =>
  privateAddresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

type Resolve = (
  name: string,
  done: (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => void,
) => void

const resolveName: Resolve = (name, done) => lookUp(name, { all: true }, done)

/**
 * Resolves the service's name. Whoever configured it chose where it leads: into a private network,
 * or out of it. A name that led out may not lead in later, whoever answers for it then.
 */
export function guardedLookup(resolve: Resolve = resolveName): LookupFunction {
  let mayBePrivate: boolean | null = null
  return (name, options, done) => {
    resolve(name, (error, found) => {
      if (error) {
        done(error, '')
        return
      }
      mayBePrivate ??= found.some(({ address }) => isPrivateAddress(address))
      const usable = mayBePrivate ? found : found.filter((one) => !isPrivateAddress(one.address))
      const [first] = usable
      if (!first) done(new Error('the name leads to a private address now'), '')
      else if (options.all) done(null, [...usable])
      else done(null, first.address, first.family)
    })
  }
}

export type ServiceConnections = {
  /** Connections that wait for the next call, where it can be sent again: the service may close one just then. */
  readonly kept: HttpAgent
  /** A connection for one call. */
  readonly fresh: HttpAgent
}

/** So long a connection waits for its next call. */
const idleMs = 4000

/** The connections to the service at an address. */
export function openConnections(base_url: string): ServiceConnections {
  const Agent = base_url.startsWith('https:') ? HttpsAgent : HttpAgent
  const lookup = guardedLookup()
  return {
    kept: new Agent({ keepAlive: true, timeout: idleMs, lookup }),
    fresh: new Agent({ lookup }),
  }
}
