import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { passedByTab } from './reachable.ts'
import { classNames } from './class-names.ts'
import { moveFocus } from './move-focus.ts'

export type TabItem<Id extends string> = { readonly id: Id; readonly label: string }
export type TabsProps<Id extends string> = {
  /** For screen readers. */
  readonly label: string
  readonly items: readonly TabItem<Id>[]
  readonly value: Id
  readonly onChange: (value: Id) => void
  readonly panelClassName?: string
  readonly children: ReactNode
}

const focusLine = 'outline-accent -outline-offset-2 focus-visible:outline-2'

/** WAI-ARIA tabs that activate on focus. Own code, because RAC's tabs add 4 kB. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, items, value, onChange, panelClassName, children } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.id === value)
    const to = targets[event.key]?.(at, items.length)
    const item = to === undefined ? undefined : items.at(to % items.length)
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChange(item.id)
    moveFocus(list.current?.querySelector<HTMLElement>(`[data-tab="${item.id}"]`))
  }
  return (
    <>
      <div
        ref={list}
        {...passedByTab}
        role="tablist"
        aria-label={label}
        className="flex shrink-0 [scrollbar-width:none] gap-3 overflow-x-auto border-b border-line px-4 sm:gap-4 lg:max-xl:gap-2.5"
      >
        {items.map((item) => {
          const isChosen = item.id === value
          return (
            <button
              key={item.id}
              type="button"
              role="tab"
              id={`${id}-${item.id}`}
              data-tab={item.id}
              aria-selected={isChosen}
              {...(isChosen ? { 'aria-controls': `${id}-panel` } : {})}
              tabIndex={isChosen ? 0 : -1}
              onKeyDown={move}
              onClick={() => onChange(item.id)}
              className={classNames(
                focusLine,
                'flex min-h-11 cursor-pointer items-center border-b-2 whitespace-nowrap transition-colors hover:text-ink lg:min-h-9',
                isChosen ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-2',
              )}
            >
              {item.label}
            </button>
          )
        })}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        className={panelClassName}
      >
        {children}
      </div>
    </>
  )
}

/** The target index of each key. */
const targets: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at, count) => at + count - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}
