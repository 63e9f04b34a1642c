import { isQuicklyRead, readIdText, rememberIdText } from '#domain/record-ids/record-ids.ts'
import type { ReadAnswer, ReadOrder } from './read-ids-worker.ts'

let worker: Worker | null = null
let lastOrder = 0
/** The text that is being read, so that nobody has it read twice. */
let current: { readonly text: string; readonly isRead: Promise<void> } | null = null

/** Has a text read away from the page where it is long; afterwards `readIdText` answers at once. */
export function readSoon(text: string): Promise<void> {
  if (isQuicklyRead(text)) return Promise.resolve()
  if (current?.text !== text) current = { text, isRead: readInWorker(text) }
  return current.isRead
}

function readInWorker(text: string): Promise<void> {
  worker ??= new Worker(new URL('./read-ids-worker.ts', import.meta.url), { type: 'module' })
  const reader = worker
  const id = ++lastOrder
  return new Promise((resolve) => {
    const end = () => {
      reader.removeEventListener('message', onMessage)
      reader.removeEventListener('error', onError)
      resolve()
    }
    const onMessage = ({ data }: MessageEvent<ReadAnswer>) => {
      if (data.id !== id) return
      const record_ids = data.record_ids === '' ? [] : data.record_ids.split('\n')
      const lines_without_id = Array.from(data.lines_without_id)
      rememberIdText(text, {
        ids: { record_ids, ...data.rest, lines_without_id },
        words: data.words,
      })
      end()
    }
    // Without a worker the page waits a moment rather than never saying what was read.
    const onError = () => {
      readIdText(text)
      end()
    }
    reader.addEventListener('message', onMessage)
    reader.addEventListener('error', onError)
    reader.postMessage({ id, text } satisfies ReadOrder)
  })
}
