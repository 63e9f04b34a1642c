import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { checkExportRequest } from '#domain/check-request.ts'
import type { ContractRequest } from '#domain/contract.ts'
import type { Uuid } from '#domain/uuid.ts'
import { openTicketFolder } from './ticket-folder.ts'

export const downloadMinutes = 10

/** What a download link stands for. The person's rights are checked again when it is used. */
type DownloadTicket = {
  /** Names the link to who made it, and gives no access to its file. */
  readonly id: string
  readonly user_id: Uuid
  readonly queue_id: Uuid
  readonly file_name: string
  readonly request: ContractRequest
}

/** Links that give one file once, and survive a restart. */
export type Downloads = {
  readonly issue: (
    ticket: Omit<DownloadTicket, 'id'>,
  ) => Promise<{ readonly id: string; readonly token: string; readonly expires_at: string }>
  /** Takes the ticket: null when it was used, has expired, or never was. */
  readonly claim: (
    token: string,
  ) => Promise<{ readonly ticket: DownloadTicket; readonly giveBack: () => Promise<void> } | null>
}

/** Where tickets are kept, by the hash of their token: who reads it cannot use the links. */
export type Tickets = {
  readonly put: (hash: string, ticket: string) => Promise<void>
  /** Of several who take the same ticket, one has it. */
  readonly take: (
    hash: string,
  ) => Promise<{ readonly ticket: string; readonly putBack: () => Promise<void> } | null>
  /** Lets go of tickets that were put before a time. */
  readonly drop: (before: Date) => Promise<void>
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

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Keeps the links in a folder. */
export const openDownloads = async (folder: string, now: () => Date): Promise<Downloads> =>
  downloadsOf(await openTicketFolder(folder), now)

export function downloadsOf(tickets: Tickets, now: () => Date): Downloads {
  return {
    issue: async (ticket) => {
      await tickets.drop(new Date(now().getTime() - downloadMinutes * 60_000))
      const token = randomBytes(32).toString('base64url')
      const id = randomUUID()
      const expires_at = new Date(now().getTime() + downloadMinutes * 60_000).toISOString()
      await tickets.put(hashOf(token), JSON.stringify({ ...ticket, id, expires_at }))
      return { id, token, expires_at }
    },
    claim: async (token) => {
      if (!tokenForm.test(token)) return null
      const taken = await tickets.take(hashOf(token))
      if (!taken) return null
      const { expires_at, ...rest } = storedSchema.parse(JSON.parse(taken.ticket))
      const checked = checkExportRequest(rest.request)
      if (Date.parse(expires_at) <= now().getTime() || 'errors' in checked) return null
      return { ticket: { ...rest, request: checked.request }, giveBack: taken.putBack }
    },
  }
}
