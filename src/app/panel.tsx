import type { ReactNode } from 'react'
import { classNames } from '#ui/class-names.ts'

export type PanelProps = {
  readonly title: string
  /** Stands beside the title. */
  readonly head?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

export function Panel({ title, head, className, children }: PanelProps) {
  const id = `panel-${title.toLowerCase().replaceAll(' ', '-')}`
  return (
    <section
      aria-labelledby={id}
      className={classNames('rounded-xl border border-line bg-surface shadow-card', className)}
    >
      <div className="flex min-h-13 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line py-1 pr-3 pl-4">
        <h2 id={id} className="text-sm font-semibold tracking-[-0.005em]">
          {title}
        </h2>
        {head}
      </div>
      {children}
    </section>
  )
}
