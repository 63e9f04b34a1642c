import { access, mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Writable } from 'node:stream'
import { problem } from './exit-codes.ts'
import * as words from './words.ts'

/** The disk, or whoever reads the output, did not take the bytes. */
export class WriteFailed extends Error {
  override readonly name = 'WriteFailed'
  constructor(cause: unknown) {
    super(words.writeFailed(words.reasonOf(cause)), { cause })
  }
}

export type Output = {
  /** Waits until the bytes are taken. @throws WriteFailed */
  readonly add: (bytes: Uint8Array) => Promise<void>
  /** Gives the file its own name; returns its path, or null for a stream. @throws WriteFailed */
  readonly keep: () => Promise<string | null>
  /** Ends the file under the name that says it is incomplete; returns its path, or null if empty. */
  readonly leave: () => Promise<string | null>
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The path of the file in `out`: a folder, or the file itself. Makes a folder that ends with `/`. */
export async function pathIn(out: string, fileName: string): Promise<string> {
  const isNamedFolder = /[/\\]$/.test(out)
  try {
    if (isNamedFolder) await mkdir(out, { recursive: true })
    const isFolder = isNamedFolder || (await stat(out).catch(() => null))?.isDirectory() === true
    return isFolder ? join(out, fileName) : out
  } catch (error) {
    throw problem(words.unwritable(out, words.reasonOf(error)))
  }
}

export const nameOf = (path: string): string => basename(path)
export const incompleteOf = (path: string): string => `${path}.incomplete`

/**
 * Opens `NAME.incomplete`, which is also the lock: a second run on the same file is refused.
 * @throws Stopped
 */
export async function openFile(
  path: string,
  { force: isForced = false }: { readonly force?: boolean },
): Promise<Output> {
  if (!isForced && (await exists(path))) throw problem(words.fileExists(path))
  const incomplete = incompleteOf(path)
  if (isForced) await rm(incomplete, { force: true }).catch(() => undefined)
  const handle = await openNew(incomplete)
  let written = 0
  return {
    add: async (bytes) => {
      try {
        await writeAll(handle, bytes)
        written += bytes.length
      } catch (error) {
        throw new WriteFailed(error)
      }
    },
    keep: async () => {
      try {
        await handle.sync()
        // With --force, another run may have put its own file in the place of this one.
        if (!(await isSameFile(handle, incomplete))) throw new Error(words.replaced)
        if (!isForced && (await exists(path))) throw new Error(words.fileExists(path))
        await rename(incomplete, path)
        return path
      } catch (error) {
        throw new WriteFailed(error)
      } finally {
        await handle.close().catch(() => undefined)
      }
    },
    leave: async () => {
      const isOwn = await isSameFile(handle, incomplete)
      await handle.close().catch(() => undefined)
      if (written > 0) return incomplete
      if (isOwn) await rm(incomplete, { force: true }).catch(() => undefined)
      return null
    },
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx')
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw problem(isTaken ? words.fileTaken(path) : words.unwritable(path, words.reasonOf(error)))
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten
}

async function isSameFile(handle: FileHandle, path: string): Promise<boolean> {
  const [own, named] = await Promise.all([handle.stat(), stat(path).catch(() => null)])
  return named !== null && own.ino === named.ino && own.dev === named.dev
}

/** Writes a text beside its place first, so that nobody ever reads half of it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`
  try {
    const handle = await open(beside, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}

export function openStream(stream: Writable): Output {
  // Without a listener, a closed pipe would end the process before the verdict.
  stream.on('error', () => undefined)
  const add = (bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      stream.write(bytes, (error) => (error ? reject(new WriteFailed(error)) : resolve()))
    })
  return { add, keep: async () => null, leave: async () => null }
}
