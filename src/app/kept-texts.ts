import { createStore, delMany, entries, get, keys, set, type UseStore } from 'idb-keyval'
import { z } from '#domain/contract/zod.ts'
import { readRecordIds } from '#domain/record-ids/record-ids.ts'
import { listDigest, textsDigest, type LeftOut, type Texts } from '#share/left-out.ts'

/**
 * What links cannot hold: long lists of record ids, what else stands in their box, and a JSON text
 * that is no filter yet. Kept on this device for each person, under the digest that the link holds:
 * what another link, tab or person left out is never taken for it.
 */
const entrySchema = z.object({
  /** Digest of the list of ids, where a link leaves it out. */
  list: z.string().nullable(),
  size: z.number(),
  kept_at: z.number(),
})
type Entry = Readonly<z.output<typeof entrySchema>>

const textsSchema: z.ZodType<Texts> = z.object({
  record_ids_text: z.string(),
  filter_json: z.string().nullable(),
  filter: z.string().nullable(),
})

type Found = Texts & {
  /** What of the left-out part is still missing. */
  readonly missing: Omit<LeftOut, 'texts'> | null
}

/** What is older makes way. A list of 100 000 ids has 3.7 million characters. */
const mostKept = 200
const mostCharacters = 100_000_000

type Stores = { readonly listed: UseStore; readonly kept: UseStore }
let opened: Stores | null = null
const stores = (): Stores =>
  (opened ??= {
    listed: createStore('winnow-left-out', 'entries'),
    kept: createStore('winnow-left-out-texts', 'texts'),
  })

/** Keeps the texts that a link leaves out; false where the browser keeps nothing. */
export async function keepTexts(owner: string, left: LeftOut, texts: Texts): Promise<boolean> {
  const name = `${owner} ${left.texts}`
  try {
    const { listed, kept } = stores()
    const known = entrySchema.safeParse(await get(name, listed)).success
    if (!known) await set(name, texts, kept)
    const { record_ids_text, filter_json, filter } = texts
    const size = record_ids_text.length + (filter_json?.length ?? 0) + (filter?.length ?? 0)
    const list = left.record_ids?.digest ?? null
    await set(name, { list, size, kept_at: Date.now() } satisfies Entry, listed)
    if (!known) await makeRoom()
    return true
  } catch {
    return false
  }
}

/** What this version cannot read is the first to make way. */
const unreadable: Entry = { list: null, size: 0, kept_at: 0 }

async function allEntries(listed: UseStore): Promise<[string, Entry][]> {
  const all = await entries<string>(listed)
  return all.map(([name, entry]) => [name, entrySchema.safeParse(entry).data ?? unreadable])
}

async function makeRoom(): Promise<void> {
  const { listed, kept } = stores()
  const all = await allEntries(listed)
  let room = mostCharacters
  const tooMany = all
    .toSorted(([, a], [, b]) => b.kept_at - a.kept_at)
    .filter(([, { size }], index) => {
      room -= size
      return index > 0 && (index >= mostKept || room < 0)
    })
    .map(([name]) => name)
  if (tooMany.length === 0) return
  await delMany(tooMany, listed)
  await delMany(tooMany, kept)
}

/** The texts that a link left out; null where this device does not have them. */
export async function findTexts(owner: string, left: LeftOut): Promise<Found | null> {
  try {
    return (await exactTexts(owner, left)) ?? (await sameList(owner, left))
  } catch {
    return null
  }
}

async function exactTexts(owner: string, left: LeftOut): Promise<Found | null> {
  const { listed, kept } = stores()
  const name = `${owner} ${left.texts}`
  const texts = textsSchema.safeParse(await get(name, kept)).data
  const entry = entrySchema.safeParse(await get(name, listed)).data
  if (!texts || !entry || (await textsDigest(texts)) !== left.texts) return null
  await set(name, { ...entry, kept_at: Date.now() } satisfies Entry, listed)
  return { ...texts, missing: null }
}

/** The list alone, as another text of this person holds it. */
async function sameList(owner: string, left: LeftOut): Promise<Found | null> {
  const { record_ids, other_words, has_json, has_filter } = left
  if (record_ids === null) return null
  const { listed, kept } = stores()
  const all = await allEntries(listed)
  const named = all.find(
    ([name, { list }]) => name.startsWith(`${owner} `) && list === record_ids.digest,
  )
  const text = named && textsSchema.safeParse(await get(named[0], kept)).data?.record_ids_text
  if (text === undefined || (await listDigest(text)) !== record_ids.digest) return null
  return {
    record_ids_text: readRecordIds(text).record_ids.join('\n'),
    filter_json: null,
    filter: null,
    missing: { record_ids: null, other_words, has_json, has_filter },
  }
}

/** Forgets what earlier versions kept: nothing in it tells which list it is. */
export async function forgetOldDrafts(): Promise<void> {
  try {
    const old = (await keys<string>()).filter((key) => key.startsWith('winnow.draft.'))
    if (old.length > 0) await delMany(old)
    sessionStorage.removeItem('winnow.tab')
  } catch {
    // Private windows refuse; there is nothing to forget in them.
  }
}
