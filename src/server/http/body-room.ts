import { failure } from './error-answers.ts'
import { once } from '#server/system/once.ts'
import { createByteRoom, type ByteRoom } from './byte-room.ts'

type Share = { readonly ofAll: number; readonly ofOne: number }

const megabyte = 1024 * 1024

/** Bytes; smaller bodies are limited only by the number of connections. */
export const smallBody = 64 * 1024

export const arriving: Share = { ofAll: 64 * megabyte, ofOne: 16 * megabyte }
/** Parsed values take about 40 times the bytes of their JSON. */
export const atWork: Share = { ofAll: 16 * megabyte, ofOne: 8 * megabyte }

const mostWaiting = 16

/** Memory for large bodies. Callers wait first for their own share, then for the common one. */
export type BodyRoom = {
  /** @throws a 429 when too many bodies of one person wait, and when `signal` aborts. */
  readonly take: (person: string, bytes: number, signal: AbortSignal) => Promise<() => void>
  readonly used: () => number
}

export function createBodyRoom({ ofAll, ofOne }: Share): BodyRoom {
  const all = createByteRoom(ofAll)
  const persons = new Map<string, { readonly room: ByteRoom; waiting: number; users: number }>()
  return {
    used: all.used,
    take: async (person, bytes, signal) => {
      const own = persons.get(person) ?? { room: createByteRoom(ofOne), waiting: 0, users: 0 }
      if (own.waiting >= mostWaiting) throw failure.tooManyBodies(mostWaiting)
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
        return once(() => {
          release()
          giveBack()
          leave()
        })
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
