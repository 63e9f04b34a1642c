/** Takes the bytes of a file as they come. */
export type FileSink = {
  readonly add: (piece: Uint8Array<ArrayBuffer>) => Promise<void>
  /** The file is whole: what was collected, or null where it is written. */
  readonly close: (type: string) => Promise<Blob | null>
  /** The file is not: what has arrived, or null where nothing may stay behind. */
  readonly giveUp: (type: string) => Promise<Blob | null>
}

/** Small pieces are joined to parts of about this size: a Blob of a million pieces is slow. */
const partBytes = 8 * 1024 * 1024

/** Collects the file for a download. */
export function collectingSink(): FileSink {
  const parts: Blob[] = []
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let pending = 0
  const join = async () => {
    if (pending === 0) return
    const part = new Blob(pieces)
    pieces = []
    pending = 0
    parts.push(part)
    // Until a part can be read, its bytes are still the worker's, and end with it.
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
    giveUp: whole,
  }
}

/**
 * Writes to the file that a person chose. The browser keeps the bytes aside until the file is closed,
 * so that a file which is given up is as it was; one that the choice itself made is removed.
 */
export async function writingSink(handle: FileSystemFileHandle): Promise<FileSink> {
  const isNew = (await handle.getFile()).size === 0
  const out = await handle.createWritable()
  return {
    add: (piece) => out.write(piece),
    close: async () => {
      await out.close()
      return null
    },
    giveUp: async () => {
      await out.abort().catch(() => undefined)
      if (isNew) await removeEmpty(handle)
      return null
    },
  }
}

/**
 * Removes a chosen file that nothing was written to: the choice itself makes an empty one, and an
 * empty file is what an export of no records looks like.
 */
export async function removeEmpty(handle: FileSystemFileHandle): Promise<void> {
  const { remove } = handle as { remove?: () => Promise<void> }
  try {
    if ((await handle.getFile()).size === 0) await remove?.call(handle)
  } catch {
    // It is not there any more, or the browser does not let it go: there is nothing else to do.
  }
}
