import type { SomeRows } from './slice-rows.ts'

/** Rows of a file, which may have to be read from the disk. */
export type WaitingTexts = Omit<SomeRows, 'pieces'> & {
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** Rows that are read before they are asked for. */
export type ReadAhead = {
  /** Waits until there are some to take, or no more to come. @throws what reading threw. */
  readonly ready: () => Promise<void>
  /** The next of them, null at the end. @throws what reading threw, when all before it are taken. */
  readonly take: () => Promise<WaitingTexts | null>
  /** Reads no further, and waits for what is being read. Does not throw. */
  readonly stop: () => Promise<void>
}

/** Reads until so many bytes wait to be taken, and on as they are. */
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
