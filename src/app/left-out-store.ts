import { delMany, keys } from 'idb-keyval'
import { createKeyedStore, createTable } from '#api/browser-table.ts'
import { z } from '#domain/contract/zod.ts'
import { readIds } from '#features/record-ids/read-ids.ts'
import { listDigest, textsDigest, type LeftOut, type Texts } from '#share/left-out.ts'

/**
 * The texts that are too long for a link: record ids, other text in the ID box, and invalid JSON. The
 * browser keeps them by user and by the digest in the link, so a link never opens with other texts.
 */
const entrySchema = z.object({
  /** Digest of the list of ids, if the link leaves it out. */
  list: z.nullable(z.string()),
  size: z.number(),
  kept_at: z.number(),
})

const textsSchema: z.ZodMiniType<Texts> = z.object({
  record_ids_text: z.string(),
  filter_json: z.nullable(z.string()),
  filter: z.nullable(z.string()),
})

export type FoundTexts = {
  readonly texts: Texts | null
  readonly missing: Omit<LeftOut, 'texts'> | null
  /** This device has the texts, but this version cannot read them. */
  readonly isUnreadable: boolean
}

const maxKept = 200
/** A list of 100 000 ids has 3.7 million characters. */
const maxCharacters = 100_000_000

const entries = createTable(createKeyedStore('winnow-left-out', 'entries'), {
  version: 1,
  schema: entrySchema,
})
const texts = createTable(createKeyedStore('winnow-left-out-texts', 'texts'), {
  version: 1,
  schema: textsSchema,
})

/** Saves the texts that a link leaves out; false if the browser refuses. */
export async function keepTexts(owner: string, left: LeftOut, kept: Texts): Promise<boolean> {
  const name = `${owner} ${left.texts}`
  try {
    const isKnown = (await entries.get(name)).state === 'found'
    if (!isKnown) await texts.set(name, kept)
    const { record_ids_text, filter_json, filter } = kept
    const size = record_ids_text.length + (filter_json?.length ?? 0) + (filter?.length ?? 0)
    await entries.set(name, { list: left.record_ids?.digest ?? null, size, kept_at: Date.now() })
    if (!isKnown) await removeOldest()
    return true
  } catch {
    return false
  }
}

async function removeOldest(): Promise<void> {
  let room = maxCharacters
  const tooMany = [...(await entries.all(''))]
    .toSorted(([, a], [, b]) => b.kept_at - a.kept_at)
    .filter(([, { size }], index) => {
      room -= size
      return index > 0 && (index >= maxKept || room < 0)
    })
    .map(([name]) => name)
  await entries.remove(tooMany)
  await texts.remove(tooMany)
}

/** The texts that a link left out, if this device has them. Never throws. */
export async function findTexts(owner: string, left: LeftOut): Promise<FoundTexts> {
  const none = { texts: null, missing: left, isUnreadable: false }
  try {
    const name = `${owner} ${left.texts}`
    const kept = await texts.get(name)
    const exact = kept.state === 'found' ? await exactTexts(name, left, kept.value) : null
    return (
      exact ??
      (await sameList(owner, left)) ?? { ...none, isUnreadable: kept.state === 'unreadable' }
    )
  } catch {
    return none
  }
}

async function exactTexts(name: string, left: LeftOut, kept: Texts): Promise<FoundTexts | null> {
  const entry = await entries.get(name)
  if (entry.state !== 'found' || (await textsDigest(kept)) !== left.texts) return null
  await entries.set(name, { ...entry.value, kept_at: Date.now() })
  return { texts: kept, missing: null, isUnreadable: false }
}

/** Finds only the list of ids, in texts saved for another link of this user. */
async function sameList(owner: string, left: LeftOut): Promise<FoundTexts | null> {
  const { record_ids, other_words, has_json, has_filter } = left
  if (record_ids === null) return null
  const all = [...(await entries.all(`${owner} `))]
  const named = all.find(([, { list }]) => list === record_ids.digest)
  const kept = named && (await texts.get(named[0]))
  if (kept?.state !== 'found') return null
  const { record_ids_text: text } = kept.value
  const ids = (await readIds(text)).ids.record_ids
  if ((await listDigest(ids)) !== record_ids.digest) return null
  return {
    texts: { record_ids_text: ids.join('\n'), filter_json: null, filter: null },
    missing: { record_ids: null, other_words, has_json, has_filter },
    isUnreadable: false,
  }
}

/** Deletes drafts of earlier versions, which do not name their list. */
export async function forgetOldDrafts(): Promise<void> {
  try {
    const old = (await keys<string>()).filter((key) => key.startsWith('winnow.draft.'))
    if (old.length > 0) await delMany(old)
    sessionStorage.removeItem('winnow.tab')
  } catch {
    // Private windows refuse storage, so they have no drafts.
  }
}
