import type { HashAnswer } from './hash-worker.ts'

export type HashRun = {
  /** SHA-256 in hex; null if the file can no longer be read. */
  readonly result: Promise<string | null>
  readonly stop: () => void
}

/** Hashes a saved file in a worker, after the download: hashing the stream would slow it down. */
export function computeHash(file: Blob): HashRun {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' })
  const answer = Promise.withResolvers<string | null>()
  worker.addEventListener('error', () => answer.resolve(null))
  worker.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => answer.resolve(data))
  worker.postMessage(file)
  const stop = () => worker.terminate()
  return { result: answer.promise.finally(stop), stop }
}
