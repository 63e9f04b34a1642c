import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** How the name of a file ends until all of it is on the disk. */
export const unfinishedEnd = '.part'

/**
 * Puts a file in place whole, or leaves what was there: the bytes are written to a new file, synced,
 * and renamed. When it returns, they outlive a power cut.
 */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(6).toString('hex')}${unfinishedEnd}`
  try {
    const file = await open(part, 'wx', 0o600)
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

/** Some systems cannot open or sync a folder; there the rename is as safe as it gets. */
const cannotSync: ReadonlySet<unknown> = new Set(['EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM'])

/** Makes new, renamed and removed names of a folder outlive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && cannotSync.has(error.code))) throw error
  }
}
