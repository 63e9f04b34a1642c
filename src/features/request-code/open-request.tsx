import type { Configuration } from '#domain/configuration/configuration.ts'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { showToast } from '#ui/show-toast.ts'
import type { PastedRequestProps } from './pasted-request.tsx'

const PastedRequest = lazyPart(async () => (await import('./pasted-request.tsx')).PastedRequest, {
  name: 'This form',
  className: '',
  waiting: <Skeleton className="h-60" />,
})

export type OpenRequestProps = Pick<PastedRequestProps, 'queueId' | 'onOpenLink'> & {
  readonly onOpen: (configuration: Configuration) => void
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

export function OpenRequest(props: OpenRequestProps) {
  const { isOpen, onOpenChange, queueId, onOpen, onOpenLink } = props
  return (
    <Dialog title="Import API request" isOpen={isOpen} onOpenChange={onOpenChange}>
      <PastedRequest
        queueId={queueId}
        onOpenLink={async (text) => {
          const error = await onOpenLink(text)
          if (error === null) {
            onOpenChange(false)
            showToast({ title: 'Link opened', tone: 'good' })
          }
          return error
        }}
        onOpen={(configuration, keepsQueue) => {
          onOpenChange(false)
          onOpen(configuration)
          const lacksQueue = configuration.queue_id === null
          const description = lacksQueue
            ? 'Choose its queue.'
            : keepsQueue
              ? 'Its address has a variable in place of the queue, so the open queue stays. Check that it’s the right one.'
              : undefined
          showToast({
            title: 'Request imported',
            ...(description === undefined ? {} : { description }),
            tone: 'good',
          })
        }}
      />
    </Dialog>
  )
}
