import { setTimeout as wait } from 'node:timers/promises'
import { ClickHouseError } from '@clickhouse/client'

const codes = {
  /** Most replicas still lack another server's insert. */
  unsatisfiedQuorumForPreviousWrite: '286',
  /** This replica lacks rows that most have. */
  replicaIsNotInQuorum: '289',
  /** Done, except on replicas that are down; they catch up. */
  unfinished: '341',
} as const

const waitMs = 200
const mostTries = 50

const isCode = (error: unknown, ...some: readonly string[]): boolean =>
  error instanceof ClickHouseError && some.includes(error.code)

/** Sends a statement again while the replica is behind; a refused statement has done nothing. */
export async function onceCaughtUp<T>(send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const { unsatisfiedQuorumForPreviousWrite, replicaIsNotInQuorum } = codes
  for (let tries = 1; ; tries += 1) {
    try {
      return await send()
    } catch (error) {
      const isBehind = isCode(error, unsatisfiedQuorumForPreviousWrite, replicaIsNotInQuorum)
      if (!isBehind || tries === mostTries) throw error
    }
    await wait(waitMs, undefined, signal ? { signal } : {})
  }
}

/** Ignores that a replica is down: it makes the change later. */
export async function evenUnfinished(change: Promise<void>): Promise<void> {
  try {
    await change
  } catch (error) {
    if (!isCode(error, codes.unfinished)) throw error
  }
}
