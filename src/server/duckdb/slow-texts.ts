import { spillBytes, type SpilledBytes } from '#server/system/spilled-bytes.ts'
import type { WaitingTexts } from './read-ahead.ts'
import type { ReadRows } from './slice-rows.ts'

/** A part of an ordinary slice is smaller, and waits in memory. */
const mostInMemory = 2 * 1024 * 1024

export type SlowTexts = {
  /** The same rows; large texts are on disk when the call returns. */
  readonly onDisk: (read: ReadRows) => () => Promise<WaitingTexts | null>
  readonly close: () => Promise<void>
}

/** Texts without a memory reservation. Their reader may come late, or never. */
export function createSlowTexts(folder: string): SlowTexts {
  const files = new Set<SpilledBytes>()
  const closeOne = async (file: SpilledBytes) => {
    files.delete(file)
    await file.close()
  }
  return {
    onDisk: (read) => async () => {
      const texts = await read()
      if (!texts || texts.bytes <= mostInMemory) return texts
      const file = await spillBytes(folder, texts.pieces)
      files.add(file)
      const pieces = async function* () {
        yield* file.pieces()
        await closeOne(file)
      }
      return { rows: texts.rows, bytes: texts.bytes, pieces: pieces() }
    },
    close: async () => {
      for (const file of files) await closeOne(file)
    },
  }
}
