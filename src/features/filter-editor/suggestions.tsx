import { useEffect, useId, useLayoutEffect, useMemo, useState } from 'react'
import { Popover } from 'react-aria-components'
import { classNames, optionBox, overlayBox } from '#ui/class-names.ts'
import { useLatest } from '#ui/use-latest.ts'
import { useOfferedValues, type OfferedValue } from './use-offered-values.ts'
import * as words from './words.ts'

export type SuggestionsProps = {
  /** The field that has the focus. It keeps it; this list reads its keys. */
  readonly input: HTMLInputElement
  readonly columnId: string | undefined
  readonly text: string
  /** Values that are not offered. */
  readonly without?: readonly string[]
  readonly onChoose: (value: string) => void
}

const maxShown = 50
const noValues: readonly string[] = []

/** The first few values that contain the typed text. */
function fitting(
  offered: readonly OfferedValue[],
  text: string,
  without: readonly string[],
): readonly OfferedValue[] {
  const wanted = text.trim().toLowerCase()
  const left = new Set(without)
  return offered
    .filter(({ id }) => !left.has(id) && id.toLowerCase().includes(wanted))
    .slice(0, maxShown)
}

/** The known values of a column below its field, as the list of a combobox (ARIA practices). */
export function Suggestions(props: SuggestionsProps) {
  const { input, columnId, text, without = noValues, onChoose } = props
  const offered = useOfferedValues(columnId, text)
  const items = useMemo(() => fitting(offered, text, without), [offered, text, without])
  const [isOpen, setOpen] = useState(true)
  const [active, setActive] = useState(-1)
  const id = useId()
  const optionId = (index: number) => `${id}-${index}`
  const isShown = isOpen && items.length > 0
  const marked = isShown && active < items.length ? active : -1

  const choose = (value: string) => {
    setOpen(false)
    setActive(-1)
    onChoose(value)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event
    const one = items[marked]
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (items.length === 0 || event.altKey) return
      event.preventDefault()
      if (!isShown) setOpen(true)
      const last = items.length - 1
      const next = key === 'ArrowDown' ? Math.min(marked + 1, last) : Math.max(marked - 1, -1)
      setActive(isShown ? next : key === 'ArrowDown' ? 0 : last)
    } else if (key === 'Enter' && one) {
      event.preventDefault()
      event.stopPropagation()
      choose(one.id)
    } else if (key === 'Escape' && isShown) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    } else if (key === 'Enter') setOpen(false)
  }
  const latest = useLatest({ onKeyDown })
  useEffect(() => {
    const keydown = (event: KeyboardEvent) => latest.current.onKeyDown(event)
    const open = () => {
      setOpen(true)
      setActive(-1)
    }
    input.addEventListener('keydown', keydown)
    input.addEventListener('input', open)
    input.addEventListener('click', open)
    return () => {
      input.removeEventListener('keydown', keydown)
      input.removeEventListener('input', open)
      input.removeEventListener('click', open)
    }
  }, [input, latest])
  useLayoutEffect(() => {
    input.setAttribute('aria-expanded', String(isShown))
    if (isShown) input.setAttribute('aria-controls', id)
    if (marked >= 0) input.setAttribute('aria-activedescendant', `${id}-${marked}`)
    return () => {
      input.setAttribute('aria-expanded', 'false')
      input.removeAttribute('aria-controls')
      input.removeAttribute('aria-activedescendant')
    }
  }, [input, id, isShown, marked])
  useEffect(() => {
    if (marked >= 0)
      document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, marked])
  const box = useMemo(() => ({ current: input.closest('[data-field]') ?? input }), [input])

  return (
    <Popover
      isNonModal
      triggerRef={box}
      isOpen={isShown}
      onOpenChange={setOpen}
      offset={6}
      placement="bottom start"
      className={classNames(overlayBox, 'max-w-sm min-w-52 overflow-auto')}
    >
      <div
        role="listbox"
        id={id}
        aria-label={words.suggestions}
        tabIndex={-1}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        className="p-1"
      >
        {items.map((item, index) => (
          <div
            key={item.id}
            role="option"
            tabIndex={-1}
            id={optionId(index)}
            aria-selected={index === marked}
            onMouseUp={() => choose(item.id)}
            data-focused={index === marked || undefined}
            className={classNames(optionBox, 'hover:bg-sunken')}
          >
            <span translate="no" className="min-w-0 flex-1 truncate">
              {item.id}
            </span>
            {item.hint === undefined ? null : (
              <span className="shrink-0 text-xs text-ink-3">{item.hint}</span>
            )}
          </div>
        ))}
      </div>
    </Popover>
  )
}
