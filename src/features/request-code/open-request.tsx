import type { Configuration } from '#domain/configuration/configuration.ts'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { showToast } from '#ui/toast.tsx'
import type { PastedRequestProps } from './pasted-request.tsx'

// What reads requests comes when one is to be opened.
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

/** Asks for a request that somebody made elsewhere, and opens it in the builder. */
export function OpenRequest(props: OpenRequestProps) {
  const { isOpen, onOpenChange, queueId, onOpen, onOpenLink } = props
  return (
    <Dialog title="Open a request" isOpen={isOpen} onOpenChange={onOpenChange}>
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
            ? 'Choose the queue that it is for.'
            : keepsQueue
              ? 'Its address has the queue in a variable, so the open queue stays. Check that it is the right one.'
              : undefined
          showToast({
            title: 'Request opened',
            ...(description === undefined ? {} : { description }),
            tone: 'good',
          })
        }}
      />
    </Dialog>
  )
}
