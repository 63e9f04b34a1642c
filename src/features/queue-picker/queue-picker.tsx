import { useState } from 'react'
import { ChevronDown } from 'lucide-react'
import type { Queue } from '#domain/contract/queues.ts'
import { Button } from '#ui/button.tsx'
import { Popover, PopoverTrigger } from '#ui/popover.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { queueFacts } from './queue-facts.ts'
import { QueueList } from './queue-list.tsx'
import type { Queues } from './use-queues.ts'

export type QueuePickerProps = {
  readonly queues: Queues
  readonly chosenId: string | null
  readonly chosen: Queue | null
  readonly isLoading: boolean
  readonly onChoose: (id: string) => void
}

export function QueuePicker(props: QueuePickerProps) {
  const { queues, chosenId, chosen, isLoading, onChoose } = props
  const [isOpen, setOpen] = useState(false)
  // On a phone without a queue, the page below shows the list.
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        data-option="queue_id"
        aria-label={`Queue: ${chosen?.name ?? chosenId ?? 'none selected'}`}
        className={`min-w-0 shrink justify-start! px-2.5 ${chosenId === null ? 'max-sm:hidden' : ''}`}
      >
        <ChosenQueue chosenId={chosenId} chosen={chosen} isLoading={isLoading} />
        <ChevronDown className="ml-auto size-3.5!" aria-hidden />
      </Button>
      <Popover
        label="Choose a queue"
        placement="bottom start"
        className="w-105 max-w-[calc(100vw-24px)]"
      >
        <QueueList
          queues={queues}
          chosenId={chosenId}
          onChoose={(id) => {
            onChoose(id)
            setOpen(false)
          }}
        />
      </Popover>
    </PopoverTrigger>
  )
}

type ChosenQueueProps = Pick<QueuePickerProps, 'chosenId' | 'chosen' | 'isLoading'>

function ChosenQueue({ chosenId, chosen, isLoading }: ChosenQueueProps) {
  if (chosenId === null) return <span className="truncate text-ink-2">Choose a queue</span>
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
      <span translate="no" className="truncate font-medium">
        {chosen.name}
      </span>
      <span className="truncate text-xs text-ink-3 max-lg:hidden">{queueFacts(chosen)}</span>
    </>
  )
}
