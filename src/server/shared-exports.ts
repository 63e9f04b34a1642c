import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Uuid } from '#domain/uuid.ts'

/** A configuration that somebody put here, for those who can read its queue. */
export type SharedExport = {
  readonly queue_id: Uuid
  /** As it was given: the server does not read it. */
  readonly configuration: Readonly<Record<string, unknown>>
}

/** Configurations too long for a link, kept under the SHA-256 of what they are. */
export type SharedExports = {
  /** The name of a configuration, in hex; null where no more are taken. */
  readonly put: (shared: SharedExport) => Promise<string | null>
  readonly get: (hash: string) => Promise<SharedExport | null>
}

/** Where texts are kept, each under its hash. */
export type SharedTexts = {
  readonly names: () => Promise<readonly string[]>
  readonly put: (hash: string, text: string) => Promise<void>
  readonly get: (hash: string) => Promise<string | null>
}

/** At 8 MB each that is a disk's worth: somebody puts them there on purpose. */
const mostKept = 1000
const hashForm = /^[0-9a-f]{64}$/

const storedSchema = z.object({
  queue_id: z.string(),
  // As it was given: a copy would lose the key `__proto__`.
  configuration: z.custom<SharedExport['configuration']>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
})

export function sharedExportsOf(texts: SharedTexts): SharedExports {
  return {
    put: async (shared) => {
      const text = JSON.stringify(shared)
      const hash = createHash('sha256').update(text).digest('hex')
      const kept = await texts.names()
      if (kept.includes(hash)) return hash
      if (kept.length >= mostKept) return null
      await texts.put(hash, text)
      return hash
    },
    get: async (hash) => {
      const text = hashForm.test(hash) ? await texts.get(hash) : null
      return text === null ? null : storedSchema.parse(JSON.parse(text))
    },
  }
}

/** Keeps them in a folder. */
export async function openSharedExports(folder: string): Promise<SharedExports> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return sharedExportsOf({
    names: () => readdir(folder),
    put: async (hash, text) => {
      // A server that is killed here leaves no half of it under its name.
      const half = join(folder, `${hash}.${process.pid}.part`)
      await writeFile(half, text, { mode: 0o600 })
      await rename(half, join(folder, hash))
    },
    get: (hash) => readFile(join(folder, hash), 'utf8').catch(() => null),
  })
}
