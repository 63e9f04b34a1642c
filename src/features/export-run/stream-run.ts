import type { ExportMessage, ExportOrder, ToWorker } from './export-messages.ts'

export type StreamRun = {
  /** The worker then reports what has arrived, like any other end. */
  readonly cancel: () => void
  /** Keeps or discards the chosen file; returns whether the file is there. */
  readonly settle: (keep: boolean) => Promise<boolean>
  readonly stop: () => void
}

export function startStream(
  order: ExportOrder,
  onMessage: (message: Exclude<ExportMessage, { type: 'settled' }>) => void,
): StreamRun {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' })
  const settled = Promise.withResolvers<boolean>()
  const tell = (message: ToWorker) => worker.postMessage(message)
  // If the worker's own file does not load, the event has no message.
  worker.addEventListener('error', ({ message }: Partial<ErrorEvent>) =>
    onMessage(message ? { type: 'crashed', message } : { type: 'not_loaded' }),
  )
  worker.addEventListener('message', ({ data }: MessageEvent<ExportMessage>) => {
    if (data.type === 'settled') settled.resolve(data.isKept)
    else onMessage(data)
  })
  tell({ type: 'begin', order })
  return {
    cancel: () => tell({ type: 'cancel' }),
    settle: (keep) => {
      tell({ type: 'settle', keep })
      return settled.promise
    },
    stop: () => worker.terminate(),
  }
}
