export type FileSink = {
  readonly add: (piece: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Ends a whole file; returns the collected bytes, or null if they are on disk. */
  readonly close: (type: string) => Promise<Blob | null>
  /** Ends an incomplete file; returns the bytes, or null after removing them from disk. */
  readonly discard: (type: string) => Promise<Blob | null>
}

/** Small pieces are joined to this size, because a Blob of a million pieces is slow. */
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
    // The browser owns the bytes only after a read. Without it, they would end with the worker.
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

/** Writes to the chosen file. The browser replaces the file only when the sink closes. */
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

/** Removes the empty file of the file dialog, which would look like an export without records. */
export async function removeEmpty(handle: FileSystemFileHandle): Promise<void> {
  const { remove } = handle as { remove?: () => Promise<void> }
  try {
    if ((await handle.getFile()).size === 0) await remove?.call(handle)
  } catch {
    // The file is gone, or the browser locks it.
  }
}
