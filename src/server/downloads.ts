import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { checkExportRequest } from '#domain/check-request.ts'
import type { ExportRequest } from '#domain/contract.ts'
import type { Uuid } from '#domain/uuid.ts'

export const downloadMinutes = 10

/** What a download link stands for. The person's rights are checked again when it is used. */
type DownloadTicket = {
  /** Names the link to who made it, and gives no access to its file. */
  readonly id: string
  readonly user_id: Uuid
  readonly queue_id: Uuid
  readonly file_name: string
  readonly request: ExportRequest
}

/** Links that give one file once, kept in the data folder so that they survive a restart. */
export type Downloads = {
  readonly issue: (
    ticket: Omit<DownloadTicket, 'id'>,
  ) => Promise<{ readonly id: string; readonly token: string; readonly expires_at: string }>
  /** Takes the ticket: null when it was used, has expired, or never was. */
  readonly claim: (
    token: string,
  ) => Promise<{ readonly ticket: DownloadTicket; readonly giveBack: () => Promise<void> } | null>
}

const storedSchema = z.object({
  // Tickets of an earlier version have none: their links work, and tell no progress.
  id: z.string().default(''),
  user_id: z.string(),
  queue_id: z.string(),
  file_name: z.string(),
  request: z.unknown(),
  expires_at: z.string(),
})

const tokenForm = /^[\w-]{43}$/

export async function openDownloads(folder: string, now: () => Date): Promise<Downloads> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Only the token's hash is on disk: who reads the folder cannot use the links.
  const pathOf = (token: string) =>
    join(folder, `${createHash('sha256').update(token).digest('hex')}.json`)
  const dropExpired = async () => {
    const oldest = now().getTime() - downloadMinutes * 60_000
    for (const name of await readdir(folder)) {
      const path = join(folder, name)
      const made = await stat(path).catch(() => null)
      if (made && made.mtimeMs < oldest) await rm(path, { force: true })
    }
  }

  return {
    issue: async (ticket) => {
      await dropExpired()
      const token = randomBytes(32).toString('base64url')
      const id = randomUUID()
      const expires_at = new Date(now().getTime() + downloadMinutes * 60_000).toISOString()
      await writeFile(pathOf(token), JSON.stringify({ ...ticket, id, expires_at }), { mode: 0o600 })
      return { id, token, expires_at }
    },
    claim: async (token) => {
      if (!tokenForm.test(token)) return null
      const path = pathOf(token)
      const claimed = path.replace(/json$/, 'used')
      try {
        // Of several who rename the same file, one succeeds.
        await rename(path, claimed)
      } catch {
        return null
      }
      const stored = storedSchema.parse(JSON.parse(await readFile(claimed, 'utf8')))
      const { expires_at, ...rest } = stored
      const checked = checkExportRequest(rest.request)
      if (Date.parse(expires_at) <= now().getTime() || 'errors' in checked) return null
      return {
        ticket: { ...rest, request: checked.request },
        giveBack: () => rename(claimed, path),
      }
    },
  }
}
