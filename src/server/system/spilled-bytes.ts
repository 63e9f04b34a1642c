import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes that wait on the disk for a slow reader. */
export type SpilledBytes = {
  /** Reads them once, from the first to the last. */
  readonly pieces: () => AsyncGenerator<Uint8Array, undefined>
  /** Removes them. May be called again. */
  readonly close: () => Promise<void>
}

const pieceBytes = 256 * 1024

/** Puts bytes into a new file of a folder, which is gone when it is closed. */
export async function spillBytes(
  folder: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<SpilledBytes> {
  const path = join(folder, `winnow_${randomBytes(8).toString('hex')}.waiting`)
  const file = await open(path, 'wx+', 0o600)
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await file.close()
    await rm(path, { force: true })
  }
  try {
    // The file stays until it is closed. Where an open file cannot be removed, `close` does it.
    await rm(path, { force: true }).catch(() => undefined)
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length;) {
        at += (await file.write(piece, at)).bytesWritten
      }
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    close,
    pieces: async function* read() {
      for (let at = 0; ;) {
        const buffer = Buffer.allocUnsafeSlow(pieceBytes)
        const { bytesRead } = await file.read(buffer, 0, pieceBytes, at)
        if (bytesRead === 0) return undefined
        at += bytesRead
        yield buffer.subarray(0, bytesRead)
      }
    },
  }
}
