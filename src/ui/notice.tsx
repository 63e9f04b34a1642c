import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import * as words from './words.ts'

const tones = {
  info: { icon: Info, box: 'bg-sunken text-ink-2', role: 'status' },
  good: { icon: CircleCheck, box: 'bg-accent-soft text-accent-text', role: 'status' },
  warn: { icon: TriangleAlert, box: 'bg-warn-soft text-warn', role: 'status' },
  bad: { icon: CircleAlert, box: 'bg-bad-soft text-bad', role: 'alert' },
} as const

export type NoticeProps = {
  readonly tone: keyof typeof tones
  readonly title?: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly onDismiss?: () => void
  readonly className?: string
}

export function Notice(props: NoticeProps) {
  const { tone, title, children, action, onDismiss, className } = props
  const { icon: Icon, box, role } = tones[tone]
  return (
    <div
      role={role}
      // A notice that grows is not said again as a whole.
      aria-atomic={false}
      className={classNames('flex items-start gap-2 rounded-lg px-3 py-2', box, className)}
    >
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        <div className="flex min-w-48 flex-1 items-start gap-2">
          <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
          <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            {title === undefined ? null : <p className="font-medium">{title}</p>}
            {children}
          </div>
        </div>
        {action}
      </div>
      {onDismiss ? (
        <IconButton
          label={words.dismiss}
          size="small"
          onClick={onDismiss}
          className="-my-1 -mr-1 text-current!"
        >
          <X />
        </IconButton>
      ) : null}
    </div>
  )
}
