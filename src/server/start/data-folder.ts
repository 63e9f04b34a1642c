import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isDiskFull } from '#server/system/system-code.ts'
import { StartFailure } from '#server/system/start-failure.ts'
import { readIfThere, unfinishedEnd, writeWhole } from '#server/system/whole-file.ts'

export type DataFolder = {
  readonly path: string
  readonly downloads: string
  readonly shared: string
  readonly signOuts: string
  /** Signs the tokens; kept, so that sign-ins survive a restart. */
  readonly tokenSecret: string
}

/** Only creates the folder, because another server may use it. */
export async function createDataFolder(given: string): Promise<DataFolder> {
  const path = resolve(given)
  return usingFolder(path, async () => {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return {
      path,
      downloads: join(path, 'downloads'),
      shared: join(path, 'shared'),
      signOuts: join(path, 'sign-outs.json'),
      tokenSecret: join(path, 'token-secret'),
    }
  })
}

/** Turns failures of the folder into messages that say what to do. */
export async function usingFolder<T>(path: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    const remedy = isDiskFull(cause)
      ? 'Its disk is full: free some space, or choose a folder on another disk with --data.'
      : 'Choose another folder with --data.'
    throw new StartFailure(`The data folder ${path} cannot be used: ${reason}. ${remedy}`, {
      cause,
    })
  }
}

/** Unfinished files of versions up to 0.1.0. */
const oldUnfinishedEnd = '.next'

/** Removes files of a killed server. Requires the database's lock. */
export async function removeUnfinished({ path }: DataFolder): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const isUnfinished = [unfinishedEnd, oldUnfinishedEnd].some((end) => entry.name.endsWith(end))
    if (entry.isFile() && isUnfinished) await rm(join(path, entry.name), { force: true })
  }
}

const secretBytes = 32

export async function readTokenSecret(file: string): Promise<Uint8Array> {
  const stored = await readIfThere(file)
  if (stored?.byteLength !== secretBytes) return renewTokenSecret(file)
  await chmod(file, 0o600)
  return stored
}

export async function renewTokenSecret(file: string): Promise<Uint8Array> {
  const fresh = randomBytes(secretBytes)
  await writeWhole(file, fresh)
  return fresh
}
