import { del, delMany, entries, get, set } from 'idb-keyval'

/**
 * What a link cannot hold: the record-ID box as it was pasted, and a JSON text that is no tree yet.
 * Kept on this device, per connection and tab, with the fragment that it belongs to.
 */
export type Draft = {
  readonly fragment: string
  readonly record_ids_text: string
  readonly filter_json: string | null
}
type KeptDraft = Draft & { readonly kept_at?: number }

/** Of tabs that were closed, so many drafts are kept: their links may be opened again. */
const mostKept = 8

const prefixOf = (connection: string) => `winnow.draft.${connection}.`
const keyOf = (connection: string) => prefixOf(connection) + tabName()

/** Names this tab, so that two of the same person do not write over each other's draft. */
function tabName(): string {
  const storageKey = 'winnow.tab'
  const known = sessionStorage.getItem(storageKey)
  if (known !== null) return known
  const name = crypto.randomUUID()
  sessionStorage.setItem(storageKey, name)
  return name
}

/** The texts that belong to a fragment, this tab's own or another's; `null` where there are none. */
export async function readDraft(connection: string, fragment: string): Promise<Draft | null> {
  try {
    const own = await get<KeptDraft>(keyOf(connection))
    if (own?.fragment === fragment) return own
    const all = (await entries<string, KeptDraft>()).filter(([key]) =>
      key.startsWith(prefixOf(connection)),
    )
    const latestFirst = all.toSorted(([, a], [, b]) => (b.kept_at ?? 0) - (a.kept_at ?? 0))
    await delMany(latestFirst.slice(mostKept).map(([key]) => key))
    return latestFirst.find(([, draft]) => draft.fragment === fragment)?.[1] ?? null
  } catch {
    return null
  }
}

/** Never fails: where the browser keeps nothing, the link still holds what it can. */
export async function keepDraft(connection: string, draft: Draft): Promise<void> {
  try {
    const isEmpty = draft.record_ids_text === '' && draft.filter_json === null
    if (isEmpty) await del(keyOf(connection))
    else await set(keyOf(connection), { ...draft, kept_at: Date.now() } satisfies KeptDraft)
  } catch {
    // Private windows and full disks refuse; there is nothing to be done about it.
  }
}
