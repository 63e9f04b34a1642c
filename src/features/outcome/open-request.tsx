import { lazy, Suspense } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { showToast } from '#ui/toast.tsx'
import type { PastedRequestProps } from './pasted-request.tsx'

// What reads requests comes when one is to be opened.
const PastedRequest = lazy(async () => ({
  default: (await import('./pasted-request.tsx')).PastedRequest,
}))

export type OpenRequestProps = Pick<PastedRequestProps, 'queueId' | 'onOpen'> & {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Asks for a request that somebody made elsewhere, and opens it in the builder. */
export function OpenRequest({ isOpen, onOpenChange, queueId, onOpen }: OpenRequestProps) {
  return (
    <Dialog title="Open a request" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Suspense fallback={<Skeleton className="h-60" />}>
        <PastedRequest
          queueId={queueId}
          onOpen={(configuration) => {
            onOpenChange(false)
            onOpen(configuration)
            const lacksQueue = configuration.queue_id === null
            showToast({
              title: 'Request opened',
              ...(lacksQueue ? { description: 'Choose the queue that it is for.' } : {}),
              tone: 'good',
            })
          }}
        />
      </Suspense>
    </Dialog>
  )
}
