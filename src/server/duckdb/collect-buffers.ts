import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void

/** Little enough for V8, which looks at how much the bytes of buffers vary. */
const bytesBetween = 8 * 1024 * 1024
let bytes = 0

/**
 * Hears of buffers that are needed for a moment, before they are made. V8 counts their bytes, but
 * waits for small objects to fill its young space, and a buffer of 64 KiB is one small object: what
 * it does instead is to mark the whole heap, every 64 MB. A look at what is young takes less than a
 * millisecond, and the memory of what has been sent is used again.
 */
export function collectBuffers(byteLength: number): void {
  bytes += byteLength
  if (bytes < bytesBetween) return
  bytes = 0
  collect({ type: 'minor' })
}
