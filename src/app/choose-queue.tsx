import type { QueueListProps } from '#features/queue-picker/queue-list.tsx'
import { QueueListPart } from '#features/queue-picker/queue-list-part.tsx'
import { Button } from '#ui/button.tsx'
import { Panel } from './panel.tsx'
import * as words from './words.ts'

export type ChooseQueueProps = Pick<QueueListProps, 'queues' | 'onChoose'> & {
  readonly onImport: () => void
}

/** The page before a queue is chosen. */
export function ChooseQueue({ queues, onChoose, onImport }: ChooseQueueProps) {
  return (
    <Panel
      title={words.chooseQueue}
      head={
        <>
          <span className="flex-1" />
          <Button size="small" variant="quiet" onClick={onImport}>
            {words.importRequest}
          </Button>
        </>
      }
    >
      <QueueListPart queues={queues} chosenId={null} onChoose={onChoose} takesFocus={false} />
    </Panel>
  )
}
