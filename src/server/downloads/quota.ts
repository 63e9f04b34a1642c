import type { Uuid } from '#domain/contract/uuid.ts'
import { nothing, type Amount, type Usage } from './expiring-index.ts'

export type Limits = { readonly ofOne: Amount; readonly ofAll: Amount }

/** Which limit is reached: the person's own, or the one for everybody. */
export type OverQuota = { readonly over: 'own' | 'all' }

type Quota = {
  /** Runs `work` if this many more bytes are within the limits. */
  readonly within: <T>(owner: Uuid, bytes: number, work: () => Promise<T>) => Promise<T | OverQuota>
}

const megabyte = 1024 * 1024

export const linkLimits: Limits = {
  ofOne: { count: 100, bytes: 64 * megabyte },
  ofAll: { count: 2000, bytes: 512 * megabyte },
}
/** Per person; people who share a key share the limit. */
export const sharedLimits: Limits = {
  ofOne: { count: 1000, bytes: 64 * megabyte },
  ofAll: { count: 10_000, bytes: 1024 * megabyte },
}

const exceeds = (used: Amount, limit: Amount) =>
  used.count > limit.count || used.bytes > limit.bytes

const sum = (one: Amount, other: Amount): Amount => ({
  count: one.count + other.count,
  bytes: one.bytes + other.bytes,
})

/** Counts running writes too, so that concurrent calls cannot exceed a limit together. */
export function createQuota(
  { ofOne, ofAll }: Limits,
  usageOf: (owner: Uuid) => Promise<Usage>,
): Quota {
  const writing = new Map<Uuid, Amount>()
  let writingOfAll = nothing
  const reserve = (owner: Uuid, amount: Amount): Usage => {
    const own = sum(writing.get(owner) ?? nothing, amount)
    if (own.count > 0) writing.set(owner, own)
    else writing.delete(owner)
    writingOfAll = sum(writingOfAll, amount)
    return { own, all: writingOfAll }
  }
  return {
    within: async (owner, bytes, work) => {
      const reserved = reserve(owner, { count: 1, bytes })
      try {
        const used = await usageOf(owner)
        if (exceeds(sum(used.own, reserved.own), ofOne)) return { over: 'own' }
        if (exceeds(sum(used.all, reserved.all), ofAll)) return { over: 'all' }
        return await work()
      } finally {
        reserve(owner, { count: -1, bytes: -bytes })
      }
    },
  }
}
