export type Sample = { readonly at: number; readonly bytes: number }

/** The speed is the average over this time, in milliseconds. */
export const speedWindow = 3000

/** Bytes per second. Times are in milliseconds. */
export function speedOf(samples: readonly Sample[]): number {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at === first.at) return 0
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at)
}

/** Seconds until the file has all expected records; null if unknown. */
export function timeLeft(run: {
  readonly rows: number
  readonly expected: number | null
  readonly elapsedMs: number
}): number | null {
  if (run.expected === null || run.rows === 0 || run.rows > run.expected) return null
  return Math.ceil(((run.expected - run.rows) / run.rows) * (run.elapsedMs / 1000))
}
