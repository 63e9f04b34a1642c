import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Uuid } from '#domain/contract/uuid.ts'
import { openKeptFolder, type KeptFolder } from './kept-folder.ts'
import type { KeptEntry } from './kept-index.ts'
import { createQuota, sharedLimits, type Limits, type OverQuota } from './quota.ts'

/** A configuration that somebody put here, for those who can read its queue. */
export type SharedExport = {
  readonly queue_id: Uuid
  /** As it was given: the server does not read it. */
  readonly configuration: Readonly<Record<string, unknown>>
}

/** Configurations too long for a link, kept under the SHA-256 of what they are. */
export type SharedExports = {
  /** Keeps a configuration for a person, or keeps it for longer, under its name in hex. */
  readonly put: (
    shared: SharedExport,
    owner: Uuid,
  ) => Promise<{ readonly hash: string; readonly expires_at: string } | OverQuota>
  /** Null where nobody keeps it; the files that hold it where each of them is damaged. */
  readonly get: (
    hash: string,
  ) => Promise<SharedExport | { readonly damaged: readonly string[] } | null>
  readonly list: () => Promise<readonly KeptEntry[]>
  /** Removes what one person keeps under a name, or what all do; false where that is nothing. */
  readonly remove: (hash: string, owner: Uuid | null) => Promise<boolean>
}

/** Where texts are kept, each under its hash. */
export type SharedTexts = Pick<
  KeptFolder,
  'usage' | 'entries' | 'put' | 'renew' | 'read' | 'remove'
>

/** Counted from when somebody kept it last. */
export const sharedDays = 90
const lifetimeMs = sharedDays * 24 * 3600_000
const hashForm = /^[0-9a-f]{64}$/

const storedSchema = z.object({
  queue_id: z.string(),
  // As it was given: a copy would lose the key `__proto__`.
  configuration: z.custom<SharedExport['configuration']>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
})

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

export function sharedExportsOf(
  texts: SharedTexts,
  now: () => Date,
  limits: Limits = sharedLimits,
): SharedExports {
  const quota = createQuota(limits, texts.usage)
  /** Of many who keep one text at once, one writes it. */
  const writing = new Map<string, ReturnType<SharedExports['put']>>()
  const put = async (text: string, hash: string, owner: Uuid) => {
    const until = now().getTime() + lifetimeMs
    const entry = { hash, owner, until }
    const kept = { hash, expires_at: new Date(until).toISOString() }
    if (await texts.renew(entry)) return kept
    return quota.within(owner, Buffer.byteLength(text), async () => {
      await texts.put(entry, text)
      return kept
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

/** Keeps them in a folder. */
export const openSharedExports = async (
  folder: string,
  now: () => Date,
  limits?: Limits,
): Promise<SharedExports> =>
  sharedExportsOf(await openKeptFolder(folder, lifetimeMs, now), now, limits)
