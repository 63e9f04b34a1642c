import { get, set } from 'idb-keyval'

/**
 * What a link cannot hold: the record-ID box as it was pasted, and a JSON text that is no tree yet.
 * Kept on this device, per connection, with the fragment that it belongs to.
 */
export type Draft = {
  readonly fragment: string
  readonly record_ids_text: string
  readonly filter_json: string | null
}

const keyOf = (connection: string) => `winnow.draft.${connection}`

/** The texts that belong to a fragment, or `null`. */
export async function readDraft(connection: string, fragment: string): Promise<Draft | null> {
  try {
    const draft = await get<Draft>(keyOf(connection))
    return draft?.fragment === fragment ? draft : null
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
