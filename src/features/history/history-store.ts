import { createStore, delMany, entries, get, keys, set } from 'idb-keyval'
import { z } from '#domain/contract/zod.ts'
import type { PastRun } from '#domain/export-result/past-run.ts'
import type { Receipt } from '#domain/export-result/receipt.ts'
import { verdictKinds } from '#domain/export-result/verdict.ts'

const entrySchema = z.object({
  id: z.string(),
  queue_id: z.string(),
  queue_name: z.string(),
  /** Null where nothing was saved. */
  file_name: z.string().nullable(),
  kind: z.enum(verdictKinds),
  text: z.string(),
  records: z.number(),
  bytes: z.number(),
  sha256: z.string().nullable(),
  redacted: z.boolean(),
  /** ISO 8601. */
  ended_at: z.string(),
})
/** A run as the history lists it. */
export type HistoryEntry = Readonly<z.output<typeof entrySchema>>

export const maxHistory = 200

export type HistoryPage = {
  readonly entries: readonly HistoryEntry[]
  readonly unreadable: number
}

/** The runs of one person at one service, in this browser. */
export type History = {
  /** Names the person and the service. */
  readonly owner: readonly string[]
  /** The latest first, and how many there are that this version cannot read. */
  readonly list: () => Promise<HistoryPage>
  /** What is kept of a run, as it is: `readPastRun` reads it. */
  readonly run: (id: string) => Promise<unknown>
  readonly add: (id: string, kept: PastRun) => Promise<void>
  readonly clear: () => Promise<void>
}

/** Opens the history of a connection's user, named by its session's key. */
export function openHistory(owner: readonly string[]): History {
  const who = `${owner.join('.')} `
  const listed = createStore('winnow-history', 'entries')
  const kept = createStore('winnow-history-runs', 'runs')
  const list = async () => {
    const all = await entries<string>(listed)
    const own = all.filter(([key]) => key.startsWith(who))
    // Whatever is there: an older version wrote it, or a newer one, or somebody else.
    const read = own.flatMap(([, entry]) => entrySchema.safeParse(entry).data ?? [])
    return {
      entries: read.toSorted((a, b) => b.ended_at.localeCompare(a.ended_at)),
      unreadable: own.length - read.length,
    }
  }
  const drop = async (ids: readonly string[]) => {
    const names = ids.map((id) => who + id)
    await delMany(names, listed)
    await delMany(names, kept)
  }
  return {
    owner,
    list,
    run: (id) => get(who + id, kept),
    add: async (id, run) => {
      await set(who + id, run, kept)
      await set(who + id, entryOf(id, run.receipt), listed)
      const tooMany = (await list()).entries.slice(maxHistory)
      if (tooMany.length > 0) await drop(tooMany.map((entry) => entry.id))
    },
    clear: async () => {
      const all = await keys<string>(listed)
      await drop(all.filter((key) => key.startsWith(who)).map((key) => key.slice(who.length)))
    },
  }
}

const entryOf = (
  id: string,
  { queue, file, verdict, records, ended_at }: Receipt,
): HistoryEntry => ({
  id,
  queue_id: queue.id,
  queue_name: queue.name,
  file_name: file.name,
  kind: verdict.kind,
  text: verdict.text,
  records: records.in_file,
  bytes: file.bytes,
  sha256: file.sha256,
  redacted: file.redacted,
  ended_at,
})

/** The entries whose words hold every word of a text. */
export function searchHistory(all: readonly HistoryEntry[], text: string): readonly HistoryEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((entry) => {
    const { queue_name, file_name, kind, sha256, ended_at, redacted } = entry
    const said = [
      queue_name,
      file_name,
      kind,
      sha256,
      ended_at,
      redacted ? 'redacted' : 'unredacted',
    ]
    const own = said.join(' ').toLowerCase()
    return words.every((word) => own.includes(word))
  })
}
