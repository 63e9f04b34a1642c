import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { messageOf } from '#api/api-failure.ts'
import { copyText, notCopied } from '#ui/copy-text.ts'
import { partMessage } from '#ui/load-part.ts'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { showToast } from '#ui/show-toast.ts'
import { ClearHistory } from './clear-history.tsx'
import { Comparison, type ComparedSide, type ComparisonProps } from './comparison.tsx'
import { HistoryRow } from './history-row.tsx'
import { maxHistory, searchHistory, type History, type HistoryEntry } from './history-store.ts'
import type { PastRun } from '#domain/export-result/past-run.ts'
import { receiptText } from '#domain/export-result/receipt.ts'
import * as words from './list-words.ts'

/** Without a text the reason is shown already. */
async function copyReceipt(reading: Promise<string>): Promise<void> {
  const isCopied = await copyText(reading)
  const isRead = await reading.then(
    () => true,
    () => false,
  )
  if (isCopied) showToast({ tone: 'good', title: words.receiptCopied })
  else if (isRead) showToast({ tone: 'warn', title: notCopied() })
}

const notRestored = (failure: Error): void =>
  showToast({
    tone: 'bad',
    title: words.notRestored,
    description: failure.message,
  })

/** The button that had the focus is gone. */
const takeFocus = (element: HTMLElement | null): void => element?.focus()

export type HistoryListProps = Pick<ComparisonProps, 'known'> & {
  readonly history: History
  readonly current: () => Configuration
  /** The number of ids in a pasted text, which may have to be read first. */
  readonly countIds: (text: string) => Promise<number>
  readonly onOpen: (configuration: Configuration) => void
  readonly onRunAgain: (kept: PastRun) => void
  readonly onClose: () => void
}

export function HistoryList(props: HistoryListProps) {
  const { history, current, countIds, known, onOpen, onRunAgain, onClose } = props
  const client = useQueryClient()
  const historyKey = ['history', ...history.owner]
  const [search, setSearch] = useState('')
  const [compared, setCompared] = useState<Omit<ComparisonProps, 'known' | 'onBack'> | null>(null)
  /** Gets the focus back after a comparison, until the list is searched. */
  const [lastCompared, setLastCompared] = useState('')
  const { data, error } = useQuery({
    queryKey: historyKey,
    queryFn: history.list,
    gcTime: 0,
    retry: false,
  })
  const reload = () => client.invalidateQueries({ queryKey: historyKey })
  const clear = useMutation({
    mutationFn: history.clear,
    onSuccess: (restore) => {
      const undo = { label: words.undo, onClick: () => void restore().then(reload, notRestored) }
      showToast({ title: words.cleared, action: undo })
      return reload()
    },
  })
  const acknowledge = useMutation({
    mutationFn: async () => history.acknowledge(),
    onSuccess: reload,
  })
  const take = async (entry: HistoryEntry, use: (kept: PastRun) => void | Promise<void>) => {
    try {
      const row = await history.run(entry.id)
      if (row.state === 'found') await use(row.value)
      else showToast({ tone: 'warn', title: words.notFound[row.state] })
    } catch (failure) {
      const description = partMessage(failure) ?? messageOf(failure)
      showToast({ tone: 'bad', title: words.notRead, description })
    }
  }
  const sideOf = async (configuration: Configuration): Promise<ComparedSide> => ({
    configuration,
    ids: await countIds(configuration.record_ids_text),
  })
  if (error) {
    return (
      <Notice tone="bad">
        {words.noHistory} {error.message}
      </Notice>
    )
  }
  if (!data) return <Skeleton className="h-40" />
  const { entries, unreadable } = data
  if (entries.length + unreadable === 0) {
    return (
      <p ref={clear.isSuccess ? takeFocus : null} tabIndex={-1} className="text-ink-2 outline-none">
        {words.noRuns(maxHistory)}
      </p>
    )
  }
  if (compared) {
    return <Comparison {...compared} known={known} onBack={() => setCompared(null)} />
  }
  const found = searchHistory(entries, search)
  return (
    <div className="flex flex-col gap-3">
      <ClearHistory runs={entries.length + unreadable} onClear={clear.mutate}>
        <TextField
          label={words.search}
          hidesLabel
          placeholder={words.searchHint}
          value={search}
          onChange={(text) => {
            setSearch(text)
            setLastCompared('')
          }}
          className="min-w-0 flex-1"
        />
      </ClearHistory>
      {unreadable === 0 ? null : (
        <Notice tone="warn" onDismiss={() => acknowledge.mutate()}>
          {words.unreadableRuns(unreadable)}
        </Notice>
      )}
      {found.length === 0 ? <p className="text-ink-2">{words.noMatches}</p> : null}
      <ul className="flex flex-col">
        {found.map((entry) => (
          <HistoryRow
            key={entry.id}
            entry={entry}
            wasCompared={entry.id === lastCompared}
            onOpen={() =>
              void take(entry, ({ configuration }) => {
                onOpen(configuration)
                onClose()
              })
            }
            onRunAgain={() =>
              void take(entry, (kept) => {
                onRunAgain(kept)
                onClose()
              })
            }
            onCompare={() =>
              void take(entry, async ({ configuration, receipt }) => {
                const [past, now] = await Promise.all([
                  sideOf(configuration),
                  sideOf({ ...current() }),
                ])
                setCompared({ startedAt: receipt.started_at, past, current: now })
                setLastCompared(entry.id)
              })
            }
            onCopyReceipt={() => {
              const { promise, resolve, reject } = Promise.withResolvers<string>()
              void copyReceipt(promise)
              void take(entry, ({ receipt }) => resolve(receiptText(receipt))).then(reject)
            }}
          />
        ))}
      </ul>
    </div>
  )
}
