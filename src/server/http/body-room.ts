import { ApiFailure } from './api-failure.ts'
import { openByteRoom, type ByteRoom } from './byte-room.ts'

/** Bytes for the bodies of all callers together, and of one person. */
type Share = { readonly ofAll: number; readonly ofOne: number }

const megabyte = 1024 * 1024

/** Smaller bodies are bounded by the number of connections. */
export const smallBody = 64 * 1024

/** While bodies arrive. */
export const arriving: Share = { ofAll: 64 * megabyte, ofOne: 16 * megabyte }
/** While what they say is looked at and answered: values then take some 40 times their bytes. */
export const atWork: Share = { ofAll: 16 * megabyte, ofOne: 8 * megabyte }

/** How many bodies of one person may wait for room. */
const mostWaiting = 16

/** Room for large bodies: who finds too little waits, first for their own share, then for that of all. */
export type BodyRoom = {
  /** @throws a 429 where too many of one person wait, and where `signal` aborts first. */
  readonly take: (person: string, bytes: number, signal: AbortSignal) => Promise<() => void>
  readonly used: () => number
}

export function openBodyRoom({ ofAll, ofOne }: Share): BodyRoom {
  const all = openByteRoom(ofAll)
  const persons = new Map<string, { readonly room: ByteRoom; waiting: number; users: number }>()
  return {
    used: all.used,
    take: async (person, bytes, signal) => {
      const own = persons.get(person) ?? { room: openByteRoom(ofOne), waiting: 0, users: 0 }
      if (own.waiting >= mostWaiting) throw tooManyBodies()
      persons.set(person, own)
      own.waiting += 1
      own.users += 1
      const leave = () => {
        own.users -= 1
        if (own.users === 0) persons.delete(person)
      }
      let releaseOwn: (() => void) | null = null
      try {
        const giveBack = await own.room.take(bytes, signal)
        releaseOwn = giveBack
        const release = await all.take(bytes, signal)
        let isHeld = true
        return () => {
          if (!isHeld) return
          isHeld = false
          release()
          giveBack()
          leave()
        }
      } catch (cause) {
        releaseOwn?.()
        leave()
        throw cause
      } finally {
        own.waiting -= 1
      }
    },
  }
}

const tooManyBodies = () =>
  new ApiFailure(
    429,
    `${mostWaiting} large requests of yours wait already. Send this one when some of them are answered.`,
    { 'Retry-After': '5' },
  )
