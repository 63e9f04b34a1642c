import {
  createKeyedStore,
  createTable,
  isOwn,
  type KeyedStore,
  type TableRow,
} from '#api/browser-table.ts'
import { wrap } from '#api/versioned.ts'
import { z } from '#domain/contract/zod.ts'
import type { PastRun } from '#domain/export-result/past-run.ts'
import type { Receipt } from '#domain/export-result/receipt-schema.ts'
import { verdictKinds } from '#domain/export-result/verdict.ts'
import { loadPart } from '#ui/load-part.ts'
import { wordSearch } from '#ui/word-search.ts'

const entrySchema = z.object({
  id: z.string(),
  queue_id: z.string(),
  queue_name: z.string(),
  /** Null if nothing was saved. */
  file_name: z.nullable(z.string()),
  kind: z.enum(verdictKinds),
  text: z.string(),
  records: z.number(),
  bytes: z.number(),
  sha256: z.nullable(z.string()),
  redacted: z.boolean(),
  /** ISO 8601. */
  ended_at: z.string(),
})
export type HistoryEntry = Readonly<z.output<typeof entrySchema>>

export const maxHistory = 200
const runVersion = 1

export type HistoryPage = {
  /** Latest first. */
  readonly entries: readonly HistoryEntry[]
  /** Runs that this version cannot read. */
  readonly unreadable: number
}

export type History = {
  readonly owner: readonly string[]
  readonly list: () => Promise<HistoryPage>
  readonly run: (id: string) => Promise<TableRow<PastRun>>
  readonly add: (id: string, run: PastRun) => Promise<void>
  /** Deletes the history, unreadable runs included. Returns a function that restores it. */
  readonly clear: () => Promise<() => Promise<void>>
  readonly acknowledge: () => void
}

export function createHistory(owner: readonly string[]): History {
  const prefix = `${owner.join('.')} `
  const listStore = createKeyedStore('winnow-history', 'entries')
  const listed = createTable(listStore, { version: 1, schema: entrySchema })
  const runStore = createKeyedStore('winnow-history-runs', 'runs')
  // The schema is large, and only the list reads runs.
  const runs = async () => {
    const { pastRunSchema } = await loadPart(() => import('#domain/export-result/past-run.ts'))
    return createTable(runStore, { version: runVersion, schema: pastRunSchema })
  }
  const latestFirst = async () =>
    [...(await listed.all(prefix))].toSorted(([, a], [, b]) => b.ended_at.localeCompare(a.ended_at))
  const drop = async (keys: readonly string[]) => {
    await listed.remove(keys)
    await runStore.remove(keys)
  }
  return {
    owner,
    list: async () => {
      const entries = (await latestFirst()).map(([, entry]) => entry)
      return { entries, unreadable: listed.unreadable(prefix).length }
    },
    run: async (id) => (await runs()).get(prefix + id),
    add: async (id, run) => {
      await runStore.set(prefix + id, wrap({ version: runVersion }, run))
      await listed.set(prefix + id, entryOf(id, run.receipt))
      await drop((await latestFirst()).slice(maxHistory).map(([key]) => key))
    },
    clear: async () => {
      const backups = await Promise.all([listStore, runStore].map((store) => backUp(store, prefix)))
      await drop([...(await listed.all(prefix)).keys()])
      await listed.removeUnreadable(prefix)
      await (await runs()).removeUnreadable(prefix)
      return async () => {
        for (const restore of backups) await restore()
      }
    },
    acknowledge: () => listed.acknowledge(prefix),
  }
}

/** Returns a function that writes the owner's values again, as they are now. */
async function backUp(store: KeyedStore, prefix: string): Promise<() => Promise<void>> {
  const rows = (await store.entries()).flatMap(([key, value]) =>
    typeof key === 'string' && isOwn(key, prefix) ? [[key, value] as const] : [],
  )
  return async () => {
    for (const [key, value] of rows) await store.set(key, value)
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

/** The entries that contain every word of the search text. */
export function searchHistory(all: readonly HistoryEntry[], text: string): readonly HistoryEntry[] {
  const fits = wordSearch(text)
  return all.filter(({ queue_name, file_name, kind, sha256, ended_at, redacted }) => {
    const redaction = redacted ? 'redacted' : 'unredacted'
    return fits([queue_name, file_name, kind, sha256, ended_at, redaction].join(' '))
  })
}
