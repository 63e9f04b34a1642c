export type FileSink = {
  readonly add: (piece: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Ends a whole file; returns what was collected, or null if it was written to disk. */
  readonly close: (type: string) => Promise<Blob | null>
  /** Ends an incomplete file; returns what arrived, or null after removing it from disk. */
  readonly discard: (type: string) => Promise<Blob | null>
}

/** Small pieces are joined into parts of this size, because a Blob of a million pieces is slow. */
const partBytes = 8 * 1024 * 1024

export function createMemorySink(): FileSink {
  const parts: Blob[] = []
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let pending = 0
  const join = async () => {
    if (pending === 0) return
    const part = new Blob(pieces)
    pieces = []
    pending = 0
    parts.push(part)
    // A read makes the browser take over the bytes; before it they would end with the worker.
    await part.slice(0, 1).arrayBuffer()
  }
  const whole = async (type: string) => {
    await join()
    return new Blob(parts, { type })
  }
  return {
    add: async (piece) => {
      pieces.push(piece)
      pending += piece.length
      if (pending >= partBytes) await join()
    },
    close: whole,
    discard: whole,
  }
}

/** Writes to the chosen file. The browser only replaces the file when the sink is closed. */
export async function openFileSink(handle: FileSystemFileHandle): Promise<FileSink> {
  const isNew = (await handle.getFile()).size === 0
  const out = await handle.createWritable()
  return {
    add: (piece) => out.write(piece),
    close: async () => {
      await out.close()
      return null
    },
    discard: async () => {
      await out.abort().catch(() => undefined)
      if (isNew) await removeEmpty(handle)
      return null
    },
  }
}

/** The file dialog creates an empty file, which would look like an export without records. */
export async function removeEmpty(handle: FileSystemFileHandle): Promise<void> {
  const { remove } = handle as { remove?: () => Promise<void> }
  try {
    if ((await handle.getFile()).size === 0) await remove?.call(handle)
  } catch {
    // The file is gone, or the browser does not release it.
  }
}
