import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { BlockList, isIPv6, type LookupFunction } from 'node:net'

/** Loopback and private networks (RFC 6890). */
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

/** Against DNS rebinding: a name that was public at first may not become private later. */
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
  /** For calls that can be sent again: the service may close a kept connection at any time. */
  readonly keptAlive: HttpAgent
  readonly fresh: HttpAgent
}

const idleMs = 4000

export function createServiceConnections(base_url: string): ServiceConnections {
  const Agent = base_url.startsWith('https:') ? HttpsAgent : HttpAgent
  const lookup = guardedLookup()
  return {
    keptAlive: new Agent({ keepAlive: true, timeout: idleMs, lookup }),
    fresh: new Agent({ lookup }),
  }
}
