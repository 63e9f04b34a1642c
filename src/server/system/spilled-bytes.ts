import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from './once.ts'

/** Bytes on disk for a slow reader. */
export type SpilledBytes = {
  readonly pieces: () => AsyncGenerator<Uint8Array, undefined>
  readonly close: () => Promise<void>
}

const pieceBytes = 256 * 1024

export async function spillBytes(
  folder: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<SpilledBytes> {
  const path = join(folder, `winnow_${randomBytes(8).toString('hex')}.waiting`)
  const file = await open(path, 'wx+', 0o600)
  const close = once(async () => {
    await file.close()
    await rm(path, { force: true })
  })
  try {
    // An unlinked file exists until it is closed. Windows cannot unlink it here; `close` does.
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
