import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { checkExportRequest } from '#domain/request-check/check-request.ts'
import type { ContractRequest } from '#domain/contract/contract.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { jsonOrNull } from '#server/system/json-or-null.ts'
import { createExpiringFiles, type ExpiringFiles } from './expiring-files.ts'
import { createQuota, linkLimits, type Limits, type OverQuota } from './quota.ts'

export const downloadMinutes = 10

type DownloadTicket = {
  /** Public: names the link for its progress, and gives no access to the file. */
  readonly id: string
  readonly user_id: Uuid
  readonly queue_id: Uuid
  readonly file_name: string
  readonly request: ContractRequest
}

export type Downloads = {
  readonly issue: (ticket: Omit<DownloadTicket, 'id'>) => Promise<IssuedLink | OverQuota>
  /** Null when the link was used, has expired, or never existed. */
  readonly claim: (token: string) => Promise<{
    readonly ticket: DownloadTicket
    readonly giveBack: () => Promise<void>
    readonly used: () => Promise<void>
  } | null>
}

type IssuedLink = { readonly id: string; readonly token: string; readonly expires_at: string }

/** Stored by the hash of the token: a reader of the disk cannot use the links. */
export type Tickets = Pick<ExpiringFiles, 'usage' | 'put' | 'take'>

const storedSchema = z.object({
  // Tickets of earlier versions have no id: their links work without progress.
  id: z.string().default(''),
  user_id: z.string(),
  queue_id: z.string(),
  file_name: z.string(),
  request: z.unknown(),
  expires_at: z.string(),
})

const tokenForm = /^[\w-]{43}$/
const lifetimeMs = downloadMinutes * 60_000
/** Tickets from further in the future were issued before the clock was set back. */
const clockSkewMs = 60_000

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export const downloadsInFolder = async (
  folder: string,
  now: () => Date,
  limits?: Limits,
): Promise<Downloads> =>
  createDownloads(await createExpiringFiles(folder, lifetimeMs, now), now, limits)

export function createDownloads(
  tickets: Tickets,
  now: () => Date,
  limits: Limits = linkLimits,
): Downloads {
  const quota = createQuota(limits, tickets.usage)
  return {
    issue: async (ticket) => {
      const token = randomBytes(32).toString('base64url')
      const id = randomUUID()
      const until = now().getTime() + lifetimeMs
      const expires_at = new Date(until).toISOString()
      const text = JSON.stringify({ ...ticket, id, expires_at })
      const entry = { hash: hashOf(token), owner: ticket.user_id, until }
      return quota.within(ticket.user_id, Buffer.byteLength(text), async () => {
        await tickets.put(entry, text)
        return { id, token, expires_at }
      })
    },
    claim: async (token) => {
      if (!tokenForm.test(token)) return null
      const taken = await tickets.take(hashOf(token))
      if (!taken) return null
      const ticket = readTicket(taken.text, now().getTime())
      if (ticket) return { ticket, giveBack: taken.putBack, used: taken.drop }
      await taken.drop()
      return null
    },
  }
}

/** Null when it has expired, is damaged, or comes from the future. */
function readTicket(text: string, time: number): DownloadTicket | null {
  const stored = storedSchema.safeParse(jsonOrNull(text))
  if (!stored.success) return null
  const { expires_at, ...rest } = stored.data
  const checked = checkExportRequest(rest.request)
  const until = Date.parse(expires_at)
  const isNow = time < until && until <= time + lifetimeMs + clockSkewMs
  return isNow && !('errors' in checked) ? { ...rest, request: checked.request } : null
}
