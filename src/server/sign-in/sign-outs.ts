import { z } from 'zod'
import type { Uuid } from '#domain/contract/uuid.ts'
import { readIfThere, writeWhole } from '#server/system/whole-file.ts'

export type SignOuts = {
  readonly of: (userId: Uuid) => Promise<number>
  /** Written to disk when it returns; unchanged when it throws. */
  readonly add: (userId: Uuid) => Promise<void>
}

const storedSchema = z.record(z.string(), z.int().nonnegative())

/** An unreadable file could revive ended tokens, so `onDamaged` must end all of them. */
export async function createSignOuts(
  file: string,
  onDamaged: () => Promise<void>,
): Promise<SignOuts> {
  let counts = await read(file)
  if (counts === null) {
    await onDamaged()
    counts = new Map()
    await write(file, counts)
  }
  let current: ReadonlyMap<string, number> = counts
  let writing: Promise<void> = Promise.resolve()
  const add = async (userId: Uuid, before: Promise<void>) => {
    await before.catch(() => undefined)
    const next = new Map(current).set(userId, (current.get(userId) ?? 0) + 1)
    await write(file, next)
    current = next
  }
  return {
    of: async (userId) => current.get(userId) ?? 0,
    add: (userId) => {
      writing = add(userId, writing)
      return writing
    },
  }
}

const write = (file: string, counts: ReadonlyMap<string, number>) =>
  writeWhole(file, JSON.stringify(Object.fromEntries(counts)))

async function read(file: string): Promise<Map<string, number> | null> {
  const text = (await readIfThere(file))?.toString() ?? '{}'
  try {
    return new Map(Object.entries(storedSchema.parse(JSON.parse(text))))
  } catch {
    return null
  }
}
