import { Popover, type OverlayPlace } from '#ui/popover.tsx'
import { QueueList, type QueueListProps } from './queue-list.tsx'
import * as words from './words.ts'

export type QueuePopoverProps = Omit<QueueListProps, 'takesFocus'> & {
  readonly place: OverlayPlace
}

export function QueuePopover({ place, onChoose, ...list }: QueuePopoverProps) {
  return (
    <Popover
      {...place}
      label={words.chooseQueue}
      placement="bottom start"
      className="w-105 max-w-[calc(100vw-24px)]"
    >
      <QueueList
        {...list}
        onChoose={(id) => {
          onChoose(id)
          place.onOpenChange?.(false)
        }}
      />
    </Popover>
  )
}
