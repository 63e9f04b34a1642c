import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Uuid } from '#domain/contract/uuid.ts'
import { createExpiringIndex, type ExpiringText, type Usage } from './expiring-index.ts'
import { readIfThere, syncFolder, unfinishedEnd, writeWhole } from '#server/system/whole-file.ts'

type FileEntry = ExpiringText & { readonly file: string }

/** Texts as files. A file name has hash, owner and expiry. */
export type ExpiringFiles = {
  readonly usage: (owner: Uuid) => Promise<Usage>
  readonly entries: () => Promise<readonly ExpiringText[]>
  /** Replaces a damaged file, too. */
  readonly put: (entry: Omit<ExpiringText, 'bytes'>, text: string) => Promise<void>
  /** Extends the time of expiry; false when the text is missing or damaged. */
  readonly renew: (entry: Omit<ExpiringText, 'bytes'>) => Promise<boolean>
  /** The first undamaged copy, and the names of the damaged ones. */
  readonly read: (
    hash: string,
    isWhole: (text: string) => boolean,
  ) => Promise<{ readonly text: string | null; readonly damaged: readonly string[] }>
  /** Only one of several callers gets the text. It counts until put back or dropped. */
  readonly take: (hash: string) => Promise<TakenText | null>
  /** Owner null: the copies of everybody. False when there is none. */
  readonly remove: (hash: string, owner: Uuid | null) => Promise<boolean>
}

type TakenText = {
  readonly text: string
  readonly putBack: () => Promise<void>
  readonly drop: () => Promise<void>
}

const takenEnd = '.used'
const nameForm = /^([0-9a-f]{64})\.([0-9a-f-]{36})\.(\d{1,15})$/
/** Names of version 0.1.0, without an owner. */
const oldNameForm = /^([0-9a-f]{64})(?:\.json)?$/
const nobody: Uuid = '00000000-0000-0000-0000-000000000000'

const nameOf = ({ hash, owner, until }: Omit<ExpiringText, 'bytes'>) =>
  `${hash}.${owner.toLowerCase()}.${until}`

/** Removes unfinished files, and those in use when the server ended. */
export async function createExpiringFiles(
  folder: string,
  lifetimeMs: number,
  now: () => Date,
): Promise<ExpiringFiles> {
  const index = createExpiringIndex<FileEntry>()
  const damaged = new WeakSet<FileEntry>()
  const pathOf = (file: string) => join(folder, file)
  const discard = async (entry: FileEntry) => {
    await rm(pathOf(entry.file), { force: true })
    index.delete(entry)
  }
  const dropExpired = async () => {
    for (const entry of index.expired(now().getTime())) {
      await discard(entry).catch(() => undefined)
    }
  }
  const find = (hash: string, owner: Uuid) => index.find(hash, owner.toLowerCase())
  const replace = (old: FileEntry, entry: FileEntry) => {
    index.delete(old)
    index.add(entry)
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const entry of await filesOf(folder, now().getTime() + lifetimeMs)) index.add(entry)
  await dropExpired()
  return {
    usage: async (owner) => {
      await dropExpired()
      return index.usage(owner.toLowerCase())
    },
    entries: async () => {
      await dropExpired()
      return index.entries()
    },
    put: async (entry, text) => {
      const file = nameOf(entry)
      await writeWhole(pathOf(file), text)
      const before = find(entry.hash, entry.owner)
      if (before?.file === file) index.delete(before)
      else if (before) await discard(before)
      const owner = entry.owner.toLowerCase()
      index.add({ ...entry, owner, file, bytes: Buffer.byteLength(text) })
    },
    renew: async (entry) => {
      const found = find(entry.hash, entry.owner)
      if (!found || damaged.has(found)) return false
      const file = nameOf(entry)
      if (file !== found.file) {
        await rename(pathOf(found.file), pathOf(file))
        replace(found, { ...found, file, until: entry.until })
        await syncFolder(folder)
      }
      return true
    },
    read: async (hash, isWhole) => {
      const broken: string[] = []
      for (const entry of index.of(hash)) {
        if (entry.until <= now().getTime()) continue
        const text = (await readIfThere(pathOf(entry.file)))?.toString() ?? null
        if (text !== null && isWhole(text)) return { text, damaged: broken }
        damaged.add(entry)
        broken.push(pathOf(entry.file))
      }
      return { text: null, damaged: broken }
    },
    take: async (hash) => {
      const [entry] = index.of(hash)
      if (!entry || entry.file.endsWith(takenEnd)) return null
      const taken = { ...entry, file: `${entry.file}${takenEnd}` }
      replace(entry, taken)
      try {
        await rename(pathOf(entry.file), pathOf(taken.file))
        await syncFolder(folder)
      } catch (error) {
        replace(taken, entry)
        throw error
      }
      return {
        text: await readFile(pathOf(taken.file), 'utf8'),
        putBack: async () => {
          if (!index.of(hash).includes(taken)) return
          await rename(pathOf(taken.file), pathOf(entry.file))
          replace(taken, entry)
        },
        drop: () => discard(taken),
      }
    },
    remove: async (hash, owner) => {
      const held = index
        .of(hash)
        .filter((entry) => owner === null || entry.owner === owner.toLowerCase())
      for (const entry of held) await discard(entry)
      if (held.length > 0) await syncFolder(folder)
      return held.length > 0
    },
  }
}

async function filesOf(folder: string, latest: number): Promise<readonly FileEntry[]> {
  const found: FileEntry[] = []
  for (const name of await readdir(folder)) {
    if (name.endsWith(unfinishedEnd) || name.endsWith(takenEnd)) {
      await rm(join(folder, name), { force: true })
      continue
    }
    const file = oldNameForm.test(name) ? await renamed(folder, name, latest) : name
    const [, hash, owner, until] = nameForm.exec(file) ?? []
    if (hash === undefined || owner === undefined) continue
    const { size: bytes } = await stat(join(folder, file))
    found.push({ hash, owner, until: Math.min(Number(until), latest), bytes, file })
  }
  return found.toSorted((one, other) => one.until - other.until)
}

async function renamed(folder: string, name: string, until: number): Promise<string> {
  const [, hash = ''] = oldNameForm.exec(name) ?? []
  const file = nameOf({ hash, owner: nobody, until })
  await rename(join(folder, name), join(folder, file))
  return file
}
