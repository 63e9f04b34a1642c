import { useEffect, useRef, useState } from 'react'
import { readRecordIds, type RecordIds } from '#domain/record-ids.ts'

/** Texts up to this length are read at once; longer ones in a worker. */
const shortText = 100_000

type Read = { readonly text: string; readonly read: RecordIds }

/** What a text holds. While a long one is read, the last result stays, marked as such. */
export function useRecordIds(text: string): {
  readonly read: RecordIds | null
  readonly isReading: boolean
} {
  const isShort = text.length <= shortText
  const [last, setLast] = useState<Read | null>(null)
  const worker = useRef<Worker | null>(null)
  const asked = useRef(0)
  useEffect(
    () => () => {
      worker.current?.terminate()
      worker.current = null
    },
    [],
  )
  useEffect(() => {
    if (isShort) return undefined
    worker.current ??= new Worker(new URL('./read-record-ids-worker.ts', import.meta.url), {
      type: 'module',
    })
    const current = worker.current
    // Answers to earlier texts still arrive; two texts may well be of the same length.
    const id = ++asked.current
    const onMessage = ({ data }: MessageEvent<{ id: number; read: RecordIds }>) => {
      if (data.id === id) setLast({ text, read: data.read })
    }
    // Without a worker the page waits a moment rather than never saying what was read.
    const onError = () => setLast({ text, read: readRecordIds(text) })
    current.addEventListener('message', onMessage)
    current.addEventListener('error', onError)
    current.postMessage({ id, text })
    return () => {
      current.removeEventListener('message', onMessage)
      current.removeEventListener('error', onError)
    }
  }, [text, isShort])
  if (isShort) return { read: readRecordIds(text), isReading: false }
  return { read: last?.read ?? null, isReading: last?.text !== text }
}
