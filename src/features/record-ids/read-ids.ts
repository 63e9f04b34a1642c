import { readIdText, type IdText } from '#domain/record-ids/record-ids.ts'
import type { ReadAnswer, ReadOrder } from './read-ids-worker.ts'

/** UTF-16 units. The page itself reads shorter texts, in milliseconds. */
const shortText = 100_000

type Reading = { readonly text: string; readonly read: Promise<IdText>; now: IdText | null }

/** A cache of the latest texts, because request, link and list read the same one. */
let latest: readonly Reading[] = []
let worker: Worker | null = null
let lastOrder = 0

/** The ids of a text if they are known now; null while a long text is being read. */
export const readIdsNow = (text: string): IdText | null => readingOf(text).now

/** The ids of a text. A worker reads long texts, so that the page stays responsive. */
export const readIds = (text: string): Promise<IdText> => readingOf(text).read

function readingOf(text: string): Reading {
  const known = latest.find((one) => one.text === text)
  const reading = known ?? startReading(text)
  if (reading !== latest[0]) {
    latest = [reading, ...latest.filter((one) => one !== reading)].slice(0, 3)
  }
  return reading
}

function startReading(text: string): Reading {
  if (text.length <= shortText) {
    const now = readIdText(text)
    return { text, read: Promise.resolve(now), now }
  }
  const reading: Reading = { text, read: readInWorker(text), now: null }
  const keep = async () => {
    reading.now = await reading.read
  }
  void keep()
  return reading
}

function readInWorker(text: string): Promise<IdText> {
  worker ??= new Worker(new URL('./read-ids-worker.ts', import.meta.url), { type: 'module' })
  const reader = worker
  const id = ++lastOrder
  return new Promise((resolve) => {
    const end = (read: IdText) => {
      reader.removeEventListener('message', onMessage)
      reader.removeEventListener('error', onError)
      resolve(read)
    }
    const onMessage = ({ data }: MessageEvent<ReadAnswer>) => {
      if (data.id !== id) return
      const record_ids = data.record_ids === '' ? [] : data.record_ids.split('\n')
      const lines_without_id = Array.from(data.lines_without_id)
      end({ ids: { record_ids, ...data.rest, lines_without_id }, words: data.words })
    }
    // Without a worker, the page blocks for a moment and still gets its ids. The next text gets another
    // worker, because one whose script was not loaded never answers.
    const onError = () => {
      if (worker === reader) worker = null
      end(readIdText(text))
    }
    reader.addEventListener('message', onMessage)
    reader.addEventListener('error', onError)
    reader.postMessage({ id, text } satisfies ReadOrder)
  })
}
