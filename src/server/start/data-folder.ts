import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isDiskFull } from '#server/system/system-code.ts'
import { StartFailure } from '#server/store/start-failure.ts'
import { unfinishedEnd, writeWhole } from '#server/system/whole-file.ts'

/** Everything that the server keeps is in one folder, which is its user's own. */
export type DataFolder = {
  readonly path: string
  readonly downloads: string
  readonly shared: string
  readonly signOuts: string
  /** Signs the tokens, so that a sign-in outlives a restart. */
  readonly tokenSecret: string
}

/** Names what is in the folder, and makes the folder alone: another server may work with it. */
export async function openDataFolder(given: string): Promise<DataFolder> {
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

/** Says what to do where the folder cannot be used. */
export async function usingFolder<T>(path: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    const remedy = isDiskFull(cause)
      ? 'Its disk is full: make room, or name a folder on another disk with --data.'
      : 'Name another with --data.'
    throw new StartFailure(`The data folder ${path} cannot be used: ${reason}. ${remedy}`, {
      cause,
    })
  }
}

/** As versions up to 0.1.0 named a file that is not in place yet. */
const oldUnfinishedEnd = '.next'

/** Removes what a server that was killed has not written to its end. Only for who has the lock. */
export async function removeUnfinished({ path }: DataFolder): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const isUnfinished = [unfinishedEnd, oldUnfinishedEnd].some((end) => entry.name.endsWith(end))
    if (entry.isFile() && isUnfinished) await rm(join(path, entry.name), { force: true })
  }
}

const secretBytes = 32

/** The secret in a file; a new one where there is none, or what is there is no secret. */
export async function openTokenSecret(file: string): Promise<Uint8Array> {
  const kept = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (kept?.byteLength !== secretBytes) return renewTokenSecret(file)
  await chmod(file, 0o600)
  return kept
}

/** No token of before is taken then. */
export async function renewTokenSecret(file: string): Promise<Uint8Array> {
  const fresh = randomBytes(secretBytes)
  await writeWhole(file, fresh)
  return fresh
}
