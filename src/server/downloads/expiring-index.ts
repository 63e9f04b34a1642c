import type { Uuid } from '#domain/contract/uuid.ts'

export type Amount = { readonly count: number; readonly bytes: number }
export const nothing: Amount = { count: 0, bytes: 0 }

export type ExpiringText = {
  readonly hash: string
  readonly owner: Uuid
  readonly until: number
  readonly bytes: number
}

export type Usage = { readonly own: Amount; readonly all: Amount }

type ExpiringIndex<Entry extends ExpiringText> = {
  readonly add: (entry: Entry) => void
  readonly delete: (entry: Entry) => boolean
  readonly of: (hash: string) => readonly Entry[]
  readonly find: (hash: string, owner: Uuid) => Entry | undefined
  readonly usage: (owner: Uuid) => Usage
  readonly entries: () => readonly Entry[]
  readonly expired: (time: number) => readonly Entry[]
}

const plus = (amount: Amount, { bytes }: ExpiringText, sign: 1 | -1): Amount => ({
  count: amount.count + sign,
  bytes: amount.bytes + sign * bytes,
})

export function createExpiringIndex<Entry extends ExpiringText>(): ExpiringIndex<Entry> {
  // Insertion order, which is the order of expiry.
  const entries = new Set<Entry>()
  const byHash = new Map<string, readonly Entry[]>()
  const ofOwner = new Map<Uuid, Amount>()
  let all = nothing
  const count = (entry: Entry, sign: 1 | -1) => {
    const own = plus(ofOwner.get(entry.owner) ?? nothing, entry, sign)
    if (own.count > 0) ofOwner.set(entry.owner, own)
    else ofOwner.delete(entry.owner)
    all = plus(all, entry, sign)
  }
  const of = (hash: string) => byHash.get(hash) ?? []
  return {
    add: (entry) => {
      entries.add(entry)
      byHash.set(entry.hash, [...of(entry.hash), entry])
      count(entry, 1)
    },
    delete: (entry) => {
      if (!entries.delete(entry)) return false
      const others = of(entry.hash).filter((other) => other !== entry)
      if (others.length > 0) byHash.set(entry.hash, others)
      else byHash.delete(entry.hash)
      count(entry, -1)
      return true
    },
    of,
    find: (hash, owner) => of(hash).find((entry) => entry.owner === owner),
    usage: (owner) => ({ own: ofOwner.get(owner) ?? nothing, all }),
    entries: () => [...entries],
    expired: (time) => [...entries].filter(({ until }) => until <= time),
  }
}
