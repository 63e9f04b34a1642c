import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void

/** Small enough for V8's heuristics, which follow the growth of external bytes. */
const bytesBetween = 8 * 1024 * 1024
let bytes = 0

/**
 * Call it before allocating short-lived buffers. V8 counts their bytes but waits until small objects
 * fill its young space, and then marks the whole heap every 64 MB. A minor collection takes less than 1
 * ms and frees the buffers that were sent.
 */
export function collectBuffers(byteLength: number): void {
  bytes += byteLength
  if (bytes < bytesBetween) return
  bytes = 0
  collect({ type: 'minor' })
}
