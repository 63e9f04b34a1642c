import { get, set } from 'idb-keyval'

/**
 * What a link cannot hold: the record-ID box as it was pasted. Kept on this device, per connection,
 * with the fragment that it belongs to.
 */
type Draft = { readonly fragment: string; readonly record_ids_text: string }

const keyOf = (connection: string) => `winnow.draft.${connection}`

/** The pasted text that belongs to a fragment, or `null`. */
export async function readDraft(connection: string, fragment: string): Promise<string | null> {
  try {
    const draft = await get<Draft>(keyOf(connection))
    return draft?.fragment === fragment ? draft.record_ids_text : null
  } catch {
    return null
  }
}

/** Never fails: where the browser keeps nothing, the link still holds what it can. */
export async function keepDraft(connection: string, draft: Draft): Promise<void> {
  try {
    await set(keyOf(connection), draft)
  } catch {
    // Private windows and full disks refuse; there is nothing to be done about it.
  }
}
