import { setTimeout as wait } from 'node:timers/promises'
import { ClickHouseError } from '@clickhouse/client'

/** What replicas say of each other, and what to do then. */

const codes = {
  /** An insert of another server is not at most replicas yet. */
  unsatisfiedQuorumForPreviousWrite: '286',
  /** The replica that was asked lacks rows that most have. */
  replicaIsNotInQuorum: '289',
  /** A change is made, but not at replicas that are away; they make it when they are back. */
  unfinished: '341',
} as const

const waitMs = 200
const mostTries = 50

const isCode = (error: unknown, ...some: readonly string[]): boolean =>
  error instanceof ClickHouseError && some.includes(error.code)

/** Sends a statement again while the replica is not as far as the others: nothing was done then. */
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

/** Makes a change; that a replica is away is no failure of it. */
export async function evenUnfinished(change: Promise<void>): Promise<void> {
  try {
    await change
  } catch (error) {
    if (!isCode(error, codes.unfinished)) throw error
  }
}
