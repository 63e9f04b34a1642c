import { abortReason } from '#server/system/abort-reason.ts'
import { once } from '#server/system/once.ts'

export type ByteRoom = {
  /**
   * Waits for the bytes, first come first served; the result gives them back. @throws when `signal`
   * aborts.
   */
  readonly take: (bytes: number, signal: AbortSignal) => Promise<() => void>
  readonly used: () => number
}

type Waiting = { readonly bytes: number; readonly start: () => void }

export function createByteRoom(most: number): ByteRoom {
  const waiting: Waiting[] = []
  let used = 0
  const next = () => {
    for (let first = waiting[0]; first && used + first.bytes <= most; first = waiting[0]) {
      waiting.shift()
      used += first.bytes
      first.start()
    }
  }
  const release = (bytes: number) =>
    once(() => {
      used -= bytes
      next()
    })
  return {
    used: () => used,
    take: (wanted, signal) => {
      const bytes = Math.min(wanted, most)
      return new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const one: Waiting = {
          bytes,
          start: () => {
            signal.removeEventListener('abort', leave)
            resolve(release(bytes))
          },
        }
        const leave = () => {
          waiting.splice(waiting.indexOf(one), 1)
          reject(abortReason(signal))
          next()
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.push(one)
        next()
      })
    },
  }
}

export const answerBytes = 128 * 1024 * 1024
