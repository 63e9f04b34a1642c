import { ChevronDown } from 'lucide-react'
import type { Queue } from '#domain/contract/queues.ts'
import { Button } from '#ui/button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import { queueFacts } from './queue-facts.ts'
import type { Queues } from './use-queues.ts'
import * as words from './words.ts'

export type QueuePickerProps = {
  readonly queues: Queues
  readonly chosenId: string | null
  readonly chosen: Queue | null
  readonly isLoading: boolean
  readonly onChoose: (id: string) => void
}

const QueuePopover = lazyPart(async () => (await import('./queue-popover.tsx')).QueuePopover, {
  name: words.queueListPart,
  look: 'icon',
  isLikely: true,
})

export function QueuePicker(props: QueuePickerProps) {
  const { queues, chosenId, chosen, isLoading, onChoose } = props
  const overlay = useOverlay('dialog')
  // On a phone without a queue, the page below shows the list.
  return (
    <>
      <Button
        {...overlay.trigger}
        data-option="queue_id"
        aria-label={words.queue(chosen?.name ?? chosenId)}
        className={`min-w-0 shrink justify-start! px-2.5 ${chosenId === null ? 'max-sm:hidden' : ''}`}
      >
        <ChosenQueue chosenId={chosenId} chosen={chosen} isLoading={isLoading} />
        <ChevronDown className="ml-auto size-3.5!" aria-hidden />
      </Button>
      {overlay.wasOpened ? (
        <QueuePopover
          place={overlay.place}
          queues={queues}
          chosenId={chosenId}
          onChoose={onChoose}
        />
      ) : null}
    </>
  )
}

type ChosenQueueProps = Pick<QueuePickerProps, 'chosenId' | 'chosen' | 'isLoading'>

function ChosenQueue({ chosenId, chosen, isLoading }: ChosenQueueProps) {
  if (chosenId === null) return <span className="truncate text-ink-2">{words.chooseQueue}</span>
  if (chosen === null) {
    return isLoading ? (
      <Skeleton className="w-44" />
    ) : (
      <span translate="no" className="truncate font-mono text-xs">
        {chosenId}
      </span>
    )
  }
  return (
    <>
      <span
        translate="no"
        className="truncate font-medium max-sm:line-clamp-2 max-sm:text-left max-sm:text-xs max-sm:whitespace-normal"
      >
        {chosen.name}
      </span>
      <span className="truncate text-xs text-ink-3 max-xl:hidden">{queueFacts(chosen)}</span>
    </>
  )
}
