import { useEffect, useState } from 'react'
import type { IdText } from '#domain/record-ids/record-ids.ts'
import { readIds, readIdsNow } from './read-ids.ts'

export type ReadText = {
  readonly text: string
  readonly read: IdText
}

/** The text and its ids. While a long text is read, the last one stays. Null before the first. */
export function useReadText(text: string): ReadText | null {
  const shown = useReadValue(text, text)
  return shown && { text: shown.value, read: shown.read }
}

type ReadValue<T> = { readonly value: T; readonly read: IdText }

/** A value with the ids of its text. While they are read, the last pair stays. */
export function useReadValue<T>(value: T, text: string): ReadValue<T> | null {
  const [last, setLast] = useState<ReadValue<T> | null>(null)
  const now = readIdsNow(text)
  // The worker that reads a long text answers outside of React.
  useEffect(() => {
    if (now) return undefined
    let isWanted = true
    const wait = async () => {
      const read = await readIds(text)
      if (isWanted) setLast({ value, read })
    }
    void wait()
    return () => {
      isWanted = false
    }
  }, [now, text, value])
  if (now === null || (last?.value === value && last.read === now)) return last
  const pair = { value, read: now }
  setLast(pair)
  return pair
}
