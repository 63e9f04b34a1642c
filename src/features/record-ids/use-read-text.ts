import { useEffect, useState } from 'react'
import { isQuicklyRead, readIdText, type IdText } from '#domain/record-ids/record-ids.ts'
import { readSoon } from './read-soon.ts'

export type ReadText = {
  readonly text: string
  readonly read: IdText
}

/** The text as far as it is read: while a long one is, the last one stays. Null before the first. */
export function useReadText(text: string): ReadText | null {
  const shown = useReadValue(text, text)
  return shown === null ? null : { text: shown, read: readIdText(shown) }
}

/** A value once the text that belongs to it is read; the last one until then. */
export function useReadValue<T>(value: T, text: string): T | null {
  const [last, setLast] = useState<{ readonly value: T; readonly text: string } | null>(null)
  const isReady = last?.text === text || isQuicklyRead(text)
  useEffect(() => {
    if (isReady) return undefined
    let isWanted = true
    const read = async () => {
      await readSoon(text)
      if (isWanted) setLast({ value, text })
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [isReady, text, value])
  if (isReady && (last?.value !== value || last.text !== text)) setLast({ value, text })
  return isReady ? value : (last?.value ?? null)
}
