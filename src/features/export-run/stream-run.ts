import type { ExportMessage, ExportOrder, ToWorker } from './export-messages.ts'

/** A file on its way through a worker of its own. */
export type StreamRun = {
  /** The worker says what had arrived, as with any other end. */
  readonly cancel: () => void
  /** Lets a chosen file stay, or not; tells whether it is there then. */
  readonly settle: (keep: boolean) => Promise<boolean>
  /** Lets go of the worker, whatever it does. */
  readonly stop: () => void
}

export function startStream(
  order: ExportOrder,
  onMessage: (message: Exclude<ExportMessage, { type: 'settled' }>) => void,
): StreamRun {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' })
  const settled = Promise.withResolvers<boolean>()
  const tell = (message: ToWorker) => worker.postMessage(message)
  // The worker's own file comes from the server as well: where it does not, the event has no message.
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
