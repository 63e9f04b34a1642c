import type { HashAnswer } from './hash-worker.ts'

/** A hash that is being worked out. */
export type RunningHash = {
  /** SHA-256 in hex; null where the file cannot be read any more. */
  readonly result: Promise<string | null>
  readonly stop: () => void
}

/**
 * Hashes a file as it was saved, in a worker of its own and after the download: a browser hashes a
 * stream at about a sixth of the machine's speed, and no download should wait for that.
 */
export function fileHash(file: Blob): RunningHash {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' })
  const answer = Promise.withResolvers<string | null>()
  worker.addEventListener('error', () => answer.resolve(null))
  worker.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => answer.resolve(data))
  worker.postMessage(file)
  const stop = () => worker.terminate()
  return { result: answer.promise.finally(stop), stop }
}
