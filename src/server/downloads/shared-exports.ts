import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isJsonObject } from '#domain/text/json-object.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { createExpiringFiles, type ExpiringFiles } from './expiring-files.ts'
import type { ExpiringText } from './expiring-index.ts'
import { createQuota, sharedLimits, type Limits, type OverQuota } from './quota.ts'

export type SharedExport = {
  readonly queue_id: Uuid
  /** Stored as received: the server does not interpret it. */
  readonly configuration: Readonly<Record<string, unknown>>
}

export type SharedExports = {
  readonly put: (
    shared: SharedExport,
    owner: Uuid,
  ) => Promise<{ readonly hash: string; readonly expires_at: string } | OverQuota>
  /** Null if no one keeps it; the damaged files if no copy is readable. */
  readonly get: (
    hash: string,
  ) => Promise<SharedExport | { readonly damaged: readonly string[] } | null>
  readonly list: () => Promise<readonly ExpiringText[]>
  /** Owner null: the copies of everybody. False if there is none. */
  readonly remove: (hash: string, owner: Uuid | null) => Promise<boolean>
}

export type SharedTexts = Pick<
  ExpiringFiles,
  'usage' | 'entries' | 'put' | 'renew' | 'read' | 'remove'
>

export const sharedDays = 90
const lifetimeMs = sharedDays * 24 * 3600_000
const hashForm = /^[0-9a-f]{64}$/

const storedSchema = z.object({
  queue_id: z.string(),
  // Not copied: a copy would lose the key `__proto__`.
  configuration: z.custom<SharedExport['configuration']>(isJsonObject),
})

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

export function createSharedExports(
  texts: SharedTexts,
  now: () => Date,
  limits: Limits = sharedLimits,
): SharedExports {
  const quota = createQuota(limits, texts.usage)
  /** Concurrent calls with the same text write it once. */
  const writing = new Map<string, ReturnType<SharedExports['put']>>()
  const put = async (text: string, hash: string, owner: Uuid) => {
    const until = now().getTime() + lifetimeMs
    const entry = { hash, owner, until }
    const answer = { hash, expires_at: new Date(until).toISOString() }
    if (await texts.renew(entry)) return answer
    return quota.within(owner, Buffer.byteLength(text), async () => {
      await texts.put(entry, text)
      return answer
    })
  }
  return {
    put: (shared, owner) => {
      const text = JSON.stringify(shared)
      const hash = hashOf(text)
      const key = `${hash} ${owner}`
      const work = writing.get(key) ?? put(text, hash, owner).finally(() => writing.delete(key))
      writing.set(key, work)
      return work
    },
    get: async (hash) => {
      if (!hashForm.test(hash)) return null
      const { text, damaged } = await texts.read(hash, (read) => hashOf(read) === hash)
      if (text !== null) return storedSchema.parse(JSON.parse(text))
      return damaged.length > 0 ? { damaged } : null
    },
    list: () => texts.entries(),
    remove: async (hash, owner) => hashForm.test(hash) && texts.remove(hash, owner),
  }
}

export const sharedExportsInFolder = async (
  folder: string,
  now: () => Date,
  limits?: Limits,
): Promise<SharedExports> =>
  createSharedExports(await createExpiringFiles(folder, lifetimeMs, now), now, limits)
