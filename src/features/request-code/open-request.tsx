import type { Configuration } from '#domain/configuration/configuration.ts'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { showToast } from '#ui/show-toast.ts'
import type { PastedRequestProps } from './pasted-request.tsx'
import * as words from './words.ts'

const PastedRequest = lazyPart(async () => (await import('./pasted-request.tsx')).PastedRequest, {
  name: words.formPart,
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
    <Dialog title={words.importRequest} isOpen={isOpen} onOpenChange={onOpenChange}>
      <PastedRequest
        queueId={queueId}
        onOpenLink={async (text) => {
          const error = await onOpenLink(text)
          if (error === null) {
            onOpenChange(false)
            showToast({ title: words.linkOpened, tone: 'good' })
          }
          return error
        }}
        onOpen={(configuration, keepsQueue) => {
          onOpenChange(false)
          onOpen(configuration)
          const lacksQueue = configuration.queue_id === null
          const description = lacksQueue
            ? words.chooseItsQueue
            : keepsQueue
              ? words.keepsQueue
              : undefined
          showToast({
            title: words.requestImported,
            ...(description === undefined ? {} : { description }),
            tone: 'good',
          })
        }}
      />
    </Dialog>
  )
}
