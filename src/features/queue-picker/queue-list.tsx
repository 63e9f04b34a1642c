import { useMemo, useState } from 'react'
import type { Queue } from '#domain/contract/queues.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { filterSections, SearchList, type ListSection } from '#ui/search-list.tsx'
import { ImportList } from './import-list.tsx'
import { LoadingQueues } from './loading-queues.tsx'
import { queueFacts } from './queue-facts.ts'
import { mostQueues, type Queues } from './use-queues.ts'
import * as words from './list-words.ts'

export type QueueListProps = {
  readonly queues: Queues
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
  /** False for a list that is on the page from the start. */
  readonly takesFocus?: boolean
}

export function QueueList({ queues, chosenId, onChoose, takesFocus = true }: QueueListProps) {
  const [search, setSearch] = useState('')
  const sections = useMemo(() => [queueSection(queues.queues)], [queues.queues])
  const fitting = filterSections(sections, search)
  if (queues.state === 'loading') return <LoadingQueues />
  if (queues.state === 'failed' && queues.queues.length === 0) {
    return <FailedQueues message={queues.message} onRetry={queues.retry} />
  }
  const { imports } = queues
  const ready = queues.queues.length
  if (ready + imports.preparing.length + imports.failed.length === 0) {
    return <p className="p-4 text-ink-2">{words.noQueues}</p>
  }
  return (
    <>
      {ready === 0 ? null : (
        <SearchList
          label={words.queues}
          takesFocus={takesFocus}
          searchPlaceholder={words.search}
          sections={fitting}
          search={search}
          onSearch={setSearch}
          selectionMode="single"
          selectedIds={chosenId === null ? [] : [chosenId]}
          onSelect={([id]) => {
            if (id !== undefined) onChoose(id)
          }}
          emptyText={queues.isComplete ? words.noMatches : words.noMatchesYet}
          footer={<ListEnd queues={queues} />}
        />
      )}
      <ImportList imports={imports} ready={ready} />
    </>
  )
}

const queueSection = (queues: readonly Queue[]): ListSection => ({
  id: 'queues',
  label: '',
  items: queues.map((queue) => ({
    id: queue.id,
    label: queue.name,
    description: queueFacts(queue),
    keywords: queue.description ?? '',
  })),
})

function ListEnd({ queues }: { readonly queues: Queues }) {
  if (queues.isComplete) return null
  const loaded = queues.queues.length
  const box = 'block border-t border-line px-3 py-2 text-xs text-ink-2'
  if (queues.state === 'failed') {
    return (
      <div className={box}>
        <FailedQueues message={queues.message} onRetry={queues.retry} />
      </div>
    )
  }
  return (
    <output className={box}>
      {loaded >= mostQueues ? words.newestOnly(loaded) : words.loadingMore(loaded)}
    </output>
  )
}

type FailedQueuesProps = { readonly message: string; readonly onRetry: () => void }

function FailedQueues({ message, onRetry }: FailedQueuesProps) {
  return (
    <Notice
      tone="bad"
      title={words.notLoaded}
      className="m-2"
      action={
        <Button size="small" onClick={onRetry}>
          {words.tryAgain}
        </Button>
      }
    >
      {message}
    </Notice>
  )
}
