import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { BlockList, isIPv6, type LookupFunction } from 'node:net'
import { Agent } from 'undici'

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

const connectMs = 10_000

/** The connections to one service: made within ten seconds, `patience` milliseconds between pieces. */
export const openConnections = (patience: number): Agent =>
  new Agent({
    connect: { timeout: connectMs, lookup: guardedLookup() },
    headersTimeout: patience,
    bodyTimeout: patience,
  })
