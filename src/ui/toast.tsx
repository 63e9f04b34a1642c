import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import {
  Text,
  UNSTABLE_Toast as RacToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as RacToastRegion,
} from 'react-aria-components'
import { Button, IconButton } from './button.tsx'
import { classNames, focusRing } from './class-names.ts'

export type ToastMessage = {
  readonly title: string
  readonly description?: string
  readonly tone?: 'info' | 'good' | 'warn' | 'bad'
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

/** Toasts with an action or bad news stay until the user dismisses them. */
export function showToast(message: ToastMessage): void {
  const stays = message.action !== undefined || message.tone === 'bad'
  queue.add(message, stays ? {} : { timeout: 6000 })
}

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const
const colours = {
  info: 'text-ink-2',
  good: 'text-accent-text',
  warn: 'text-warn',
  bad: 'text-bad',
} as const

/** Rendered once, at the end of the page. */
export function ToastRegion() {
  return (
    <RacToastRegion
      queue={queue}
      aria-label="Messages"
      className="fixed right-4 bottom-4 z-60 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2 outline-none max-lg:bottom-36"
    >
      {({ toast }) => {
        const { title, description, tone = 'info', action } = toast.content
        const Icon = icons[tone]
        return (
          <RacToast
            toast={toast}
            className={classNames(
              focusRing,
              'flex items-start gap-2 rounded-xl border border-line bg-surface p-3 shadow-overlay',
            )}
          >
            <Icon className={classNames('mt-0.5 size-4 shrink-0', colours[tone])} aria-hidden />
            <ToastContent className="min-w-0 flex-1">
              <Text slot="title" className="block font-medium">
                {title}
              </Text>
              {description === undefined ? null : (
                <Text slot="description" className="block text-ink-2">
                  {description}
                </Text>
              )}
            </ToastContent>
            {action ? (
              <Button
                size="small"
                onClick={() => {
                  queue.close(toast.key)
                  action.onClick()
                }}
              >
                {action.label}
              </Button>
            ) : null}
            <IconButton
              label="Dismiss"
              size="small"
              className="-my-1 -mr-1"
              onClick={() => queue.close(toast.key)}
            >
              <X />
            </IconButton>
          </RacToast>
        )
      }}
    </RacToastRegion>
  )
}
