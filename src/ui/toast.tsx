import {
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type FocusEvent,
  type MouseEvent,
} from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import { classNames, focusRing } from './class-names.ts'
import { moveFocus } from './move-focus.ts'
import { closeToast, closeToasts, onToasts, shownToasts, type Toast } from './show-toast.ts'
import { useWindowEvents } from './use-window-events.ts'
import * as words from './words.ts'

/** Milliseconds. */
const shownFor = 6000

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const
const colours = {
  info: 'text-ink-2',
  good: 'text-accent-text',
  warn: 'text-warn',
  bad: 'text-bad',
} as const

const toastIn = (region: Element, others = ''): HTMLElement | null =>
  region.querySelector<HTMLElement>(`[role=alertdialog]${others}`)

/** Rendered once, at the end of the page, while there are toasts; they end with it. F6 goes to the toasts and back. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(onToasts, shownToasts)
  const region = useRef<HTMLElement>(null)
  /** Where the focus was before it came to the toasts. */
  const before = useRef<HTMLElement>(null)
  const [isHovered, setHovered] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const isEmpty = toasts.length === 0
  useEffect(() => closeToasts, [])
  if (isEmpty && (isHovered || isFocused)) {
    // What is removed sends no event.
    setHovered(false)
    setFocused(false)
  }
  useWindowEvents(
    {
      keydown: (event) => {
        if (event.key !== 'F6' || !region.current) return
        event.preventDefault()
        if (isFocused) moveFocus(before.current)
        else moveFocus(toastIn(region.current))
      },
    },
    { isOn: !isEmpty },
  )
  if (isEmpty) return null
  const watched = {
    onPointerEnter: () => setHovered(true),
    onPointerLeave: () => setHovered(false),
    onFocus: ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (currentTarget.contains(relatedTarget)) return
      if (relatedTarget instanceof HTMLElement) before.current = relatedTarget
      setFocused(true)
    },
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setFocused(false)
    },
  }
  /** Moves the focus, which would vanish with the toast. */
  const close = ({ key }: Toast, isByKeyboard: boolean) => {
    const other = region.current && toastIn(region.current, `:not([data-key="${key}"])`)
    const next = isByKeyboard && other ? other : before.current
    moveFocus(next)
    closeToast(key)
  }
  return (
    <section
      ref={region}
      aria-label={words.messages}
      {...watched}
      // Not over Export.
      className="fixed bottom-4 z-60 w-[min(360px,calc(100vw-32px))] max-lg:right-4 max-lg:bottom-36 lg:left-4"
    >
      <ol className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <ShownToast
            key={toast.key}
            toast={toast}
            isHeld={isHovered || isFocused}
            onClose={close}
          />
        ))}
      </ol>
    </section>
  )
}

type ShownToastProps = {
  readonly toast: Toast
  /** The user is at the toasts, so they stay. */
  readonly isHeld: boolean
  readonly onClose: (toast: Toast, isByKeyboard: boolean) => void
}

function ShownToast({ toast, isHeld, onClose }: ShownToastProps) {
  const { key, title, description, tone = 'info', action } = toast
  const id = useId()
  const stays = isHeld || action !== undefined || tone === 'bad'
  useEffect(() => {
    if (stays) return undefined
    const timer = setTimeout(closeToast, shownFor, key)
    return () => clearTimeout(timer)
  }, [stays, key])
  // A key press on a button is a click without a mouse button.
  const close = (event: MouseEvent) => onClose(toast, event.detail === 0)
  const Icon = icons[tone]
  return (
    <li>
      <div
        role="alertdialog"
        aria-modal="false"
        aria-labelledby={`${id}-title`}
        aria-describedby={description === undefined ? undefined : `${id}-description`}
        tabIndex={-1}
        data-key={key}
        className={classNames(
          focusRing,
          'flex items-start gap-2 rounded-xl border border-line bg-surface p-3 shadow-overlay',
        )}
      >
        <Icon className={classNames('mt-0.5 size-4 shrink-0', colours[tone])} aria-hidden />
        <div role="alert" aria-atomic className="min-w-0 flex-1">
          <span id={`${id}-title`} className="block font-medium">
            {title}
          </span>
          {description === undefined ? null : (
            <span id={`${id}-description`} className="block text-ink-2">
              {description}
            </span>
          )}
        </div>
        {action ? (
          <Button
            size="small"
            onClick={(event) => {
              close(event)
              action.onClick()
            }}
          >
            {action.label}
          </Button>
        ) : null}
        <IconButton label={words.dismiss} size="small" className="-my-1 -mr-1" onClick={close}>
          <X />
        </IconButton>
      </div>
    </li>
  )
}
