import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tickets } from './downloads.ts'

/** Tickets as files of the data folder. */
export async function openTicketFolder(folder: string): Promise<Tickets> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    put: (hash, ticket) => writeFile(join(folder, `${hash}.json`), ticket, { mode: 0o600 }),
    take: async (hash) => {
      const path = join(folder, `${hash}.json`)
      const claimed = join(folder, `${hash}.used`)
      try {
        // Of several who rename the same file, one succeeds.
        await rename(path, claimed)
      } catch {
        return null
      }
      return {
        ticket: await readFile(claimed, 'utf8'),
        putBack: () => rename(claimed, path),
      }
    },
    drop: async (before) => {
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        const made = await stat(path).catch(() => null)
        if (made && made.mtimeMs < before.getTime()) await rm(path, { force: true })
      }
    },
  }
}
