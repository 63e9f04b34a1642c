import type { ReactNode } from 'react'
import { Boundary } from '#ui/boundary.tsx'
import { classNames } from '#ui/class-names.ts'
import * as words from './words.ts'

export type PanelProps = {
  readonly title: string
  /** For a title that repeats the controls beside it. */
  readonly hidesTitleOnPhone?: boolean
  readonly head?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

export function Panel({ title, hidesTitleOnPhone, head, className, children }: PanelProps) {
  const id = `panel-${title.toLowerCase().replaceAll(' ', '-')}`
  return (
    <section
      aria-labelledby={id}
      className={classNames('rounded-xl border border-line bg-surface shadow-card', className)}
    >
      <div className="flex min-h-13 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line py-1 pr-3 pl-4">
        <h2
          id={id}
          className={classNames(
            'text-sm font-semibold tracking-[-0.005em]',
            hidesTitleOnPhone && 'max-sm:sr-only',
          )}
        >
          {title}
        </h2>
        <Boundary name={words.panelHeadPart} look="row">
          {head}
        </Boundary>
      </div>
      <Boundary name={words.panelPart(title)}>{children}</Boundary>
    </section>
  )
}
