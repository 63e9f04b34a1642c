import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StartFailure } from './start-failure.ts'

/** Everything that the server keeps is in one folder, which is its user's own. */
export type DataFolder = {
  readonly path: string
  readonly downloads: string
  readonly shared: string
  readonly signOuts: string
  /** Signs the tokens, so that a sign-in outlives a restart. */
  readonly tokenSecret: Uint8Array
}

export async function openDataFolder(given: string): Promise<DataFolder> {
  const path = resolve(given)
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return {
      path,
      downloads: join(path, 'downloads'),
      shared: join(path, 'shared'),
      signOuts: join(path, 'sign-outs.json'),
      tokenSecret: await secretIn(join(path, 'token-secret')),
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartFailure(
      `The data folder ${path} cannot be used: ${reason}. Name another with --data.`,
      { cause },
    )
  }
}

const secretBytes = 32

async function secretIn(file: string): Promise<Uint8Array> {
  const fresh = randomBytes(secretBytes)
  try {
    await writeFile(file, fresh, { flag: 'wx', mode: 0o600 })
    return fresh
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const kept = await readFile(file)
  await chmod(file, 0o600)
  if (kept.byteLength === secretBytes) return kept
  await writeFile(file, fresh)
  return fresh
}
