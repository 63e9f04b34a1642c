import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Uuid } from '#domain/contract/uuid.ts'
import { createKeptIndex, type KeptEntry, type Usage } from './kept-index.ts'
import { syncFolder, unfinishedEnd, writeWhole } from '#server/system/whole-file.ts'

type FileEntry = KeptEntry & { readonly file: string }

/** Texts as files of a folder: the name of each says whose it is and how long it stays. */
export type KeptFolder = {
  readonly usage: (owner: Uuid) => Promise<Usage>
  readonly entries: () => Promise<readonly KeptEntry[]>
  /** Keeps a text, also where a damaged one stands in its place. */
  readonly put: (entry: Omit<KeptEntry, 'bytes'>, text: string) => Promise<void>
  /** Keeps what is there for longer; false where it is not there, or not whole. */
  readonly renew: (entry: Omit<KeptEntry, 'bytes'>) => Promise<boolean>
  /** The first of its copies that is whole, with the names of those that are not. */
  readonly read: (
    hash: string,
    isWhole: (text: string) => boolean,
  ) => Promise<{ readonly text: string | null; readonly damaged: readonly string[] }>
  /** Takes a text out: of several who do, one has it. It counts until it is put back or dropped. */
  readonly take: (hash: string) => Promise<TakenText | null>
  /** Removes the copies of one person, or of all; false where there is none. */
  readonly remove: (hash: string, owner: Uuid | null) => Promise<boolean>
}

export type TakenText = {
  readonly text: string
  readonly putBack: () => Promise<void>
  readonly drop: () => Promise<void>
}

const takenEnd = '.used'
const nameForm = /^([0-9a-f]{64})\.([0-9a-f-]{36})\.(\d{1,15})$/
/** As version 0.1.0 named them, which did not say whose they were. */
const oldNameForm = /^([0-9a-f]{64})(?:\.json)?$/
const nobody: Uuid = '00000000-0000-0000-0000-000000000000'

const nameOf = ({ hash, owner, until }: Omit<KeptEntry, 'bytes'>) =>
  `${hash}.${owner.toLowerCase()}.${until}`

/**
 * Opens a folder that nobody else works with. What was not written to its end is removed, and so is
 * what was being used when the server ended.
 */
export async function openKeptFolder(
  folder: string,
  lifetimeMs: number,
  now: () => Date,
): Promise<KeptFolder> {
  const index = createKeptIndex<FileEntry>()
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
        const text = await readIfThere(pathOf(entry.file))
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

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** What a folder holds, the first to expire first. None stays longer than it would if it came now. */
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
