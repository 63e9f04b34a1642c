import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { Button } from '#ui/button.tsx'
import { copyText, notCopied } from '#ui/copy-text.ts'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { showToast } from '#ui/toast.tsx'
import { Comparison, type ComparisonProps } from './comparison.tsx'
import { HistoryRow } from './history-row.tsx'
import { maxHistory, searchHistory, type History, type HistoryEntry } from './history-store.ts'
import type { PastRun } from '#domain/export-result/past-run.ts'
import { receiptText } from '#domain/export-result/receipt.ts'

async function copyReceipt(text: string): Promise<void> {
  if (await copyText(text)) showToast({ tone: 'good', title: 'Receipt copied' })
  else showToast({ tone: 'warn', title: notCopied() })
}

const notOpened = {
  missing: 'This run was deleted',
  unreadable: 'This run can’t be read by this version of Winnow',
} as const

export type HistoryListProps = Pick<ComparisonProps, 'words'> & {
  readonly history: History
  readonly current: () => Configuration
  readonly onOpen: (configuration: Configuration) => void
  readonly onRunAgain: (kept: PastRun) => void
  readonly onClose: () => void
}

export function HistoryList(props: HistoryListProps) {
  const { history, current, words, onOpen, onRunAgain, onClose } = props
  const client = useQueryClient()
  const historyKey = ['history', ...history.owner]
  const [search, setSearch] = useState('')
  const [compared, setCompared] = useState<PastRun | null>(null)
  /** Gets the focus back after a comparison, until the list is searched. */
  const [lastCompared, setLastCompared] = useState('')
  const { data, error } = useQuery({
    queryKey: historyKey,
    queryFn: history.list,
    gcTime: 0,
    retry: false,
  })
  const clear = useMutation({
    mutationFn: history.clear,
    onSuccess: () => client.invalidateQueries({ queryKey: historyKey }),
  })
  const acknowledge = useMutation({
    mutationFn: async () => history.acknowledge(),
    onSuccess: () => client.invalidateQueries({ queryKey: historyKey }),
  })
  const take = async (entry: HistoryEntry, use: (kept: PastRun) => void) => {
    const row = await history.run(entry.id)
    if (row.state === 'found') return use(row.value)
    return showToast({ tone: 'warn', title: notOpened[row.state] })
  }
  if (error) {
    return <Notice tone="bad">This browser can’t save a history: {error.message}</Notice>
  }
  if (!data) return <Skeleton className="h-40" />
  const { entries, unreadable } = data
  if (entries.length + unreadable === 0) {
    return (
      <p className="text-ink-2">
        No exports yet. The last {maxHistory} exports in this browser appear here, each with its
        receipt.
      </p>
    )
  }
  if (compared) {
    return (
      <Comparison
        kept={compared}
        current={current()}
        words={words}
        onBack={() => setCompared(null)}
      />
    )
  }
  const found = searchHistory(entries, search)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <TextField
          label="Search the history"
          hidesLabel
          placeholder="Search by queue, file, verdict or SHA-256"
          value={search}
          onChange={(text) => {
            setSearch(text)
            setLastCompared('')
          }}
          className="min-w-0 flex-1"
        />
        <Button variant="quiet" onPress={() => clear.mutate()}>
          Clear
        </Button>
      </div>
      {unreadable === 0 ? null : (
        <Notice tone="warn" onDismiss={() => acknowledge.mutate()}>
          {unreadable === 1 ? '1 run' : `${unreadable} runs`} can’t be read by this version of
          Winnow. {unreadable === 1 ? 'It was' : 'They were'} set aside; Clear deletes them too.
        </Notice>
      )}
      {found.length === 0 ? <p className="text-ink-2">No matching runs.</p> : null}
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
              void take(entry, (kept) => {
                setCompared(kept)
                setLastCompared(entry.id)
              })
            }
            onCopyReceipt={() =>
              void take(entry, ({ receipt }) => {
                void copyReceipt(receiptText(receipt))
              })
            }
          />
        ))}
      </ul>
    </div>
  )
}
