import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Uuid } from '#domain/uuid.ts'

/** How often each person has signed out everywhere: their tokens of before are worth nothing. */
export type SignOuts = {
  readonly of: (userId: Uuid) => Promise<number>
  /** Kept before it returns. */
  readonly add: (userId: Uuid) => Promise<void>
}

const storedSchema = z.record(z.string(), z.int())

export async function openSignOuts(file: string): Promise<SignOuts> {
  const counts = new Map(Object.entries(await read(file)))
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    const next = `${file}.next`
    await writeFile(next, JSON.stringify(Object.fromEntries(counts)), { mode: 0o600 })
    await rename(next, file)
  }
  const of = (userId: Uuid) => counts.get(userId) ?? 0
  return {
    of: async (userId) => of(userId),
    add: (userId) => {
      counts.set(userId, of(userId) + 1)
      writing = writing.then(write, write)
      return writing
    },
  }
}

async function read(file: string): Promise<Record<string, number>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  return storedSchema.parse(JSON.parse(text))
}
