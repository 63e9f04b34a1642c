import type { SomeRows } from './slice-rows.ts'

/** Rows of a file; their bytes may be on disk. */
export type WaitingTexts = Omit<SomeRows, 'pieces'> & {
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

export type ReadAhead = {
  /** Waits until rows can be taken, or the end. @throws what reading threw */
  readonly ready: () => Promise<void>
  /** The next rows, null at the end. @throws what reading threw, after all earlier rows are taken */
  readonly take: () => Promise<WaitingTexts | null>
  /** Stops reading and waits for the current read. Never throws. */
  readonly stop: () => Promise<void>
}

/** Reads until this many bytes wait, and continues as they are taken. */
export function createReadAhead(
  read: () => Promise<WaitingTexts | null>,
  mostBytes: number,
): ReadAhead {
  const waiting: WaitingTexts[] = []
  let bytes = 0
  let isOver = false
  let failure: { readonly error: unknown } | null = null
  let reading: Promise<void> | null = null

  const readOne = async () => {
    try {
      const texts = await read()
      if (texts) waiting.push(texts)
      else isOver = true
      bytes += texts?.bytes ?? 0
    } catch (error) {
      isOver = true
      failure = { error }
    }
    reading = null
    readOn()
  }
  const readOn = () => {
    if (reading === null && !isOver && bytes < mostBytes) reading = readOne()
  }
  const ready = async (): Promise<void> => {
    if (waiting.length > 0) return
    if (failure) throw failure.error
    if (reading === null) return
    await reading
    await ready()
  }
  readOn()
  return {
    ready,
    take: async () => {
      await ready()
      const texts = waiting.shift() ?? null
      bytes -= texts?.bytes ?? 0
      readOn()
      return texts
    },
    stop: async () => {
      isOver = true
      await reading
    },
  }
}
