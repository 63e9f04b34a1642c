import { useEffect } from 'react'
import { useLatest } from './use-latest.ts'

type Handlers = { readonly [Name in keyof WindowEventMap]?: (event: WindowEventMap[Name]) => void }

export type WindowEventOptions = {
  readonly isCapturing?: boolean
  /** Default: true. */
  readonly isOn?: boolean
}

export function useWindowEvents(handlers: Handlers, options: WindowEventOptions = {}): void {
  const { isCapturing = false, isOn = true } = options
  const latest = useLatest(handlers)
  const names = Object.keys(handlers).join(' ')
  useEffect(() => {
    if (!isOn) return undefined
    const listener = (event: Event) => {
      const handle = latest.current[event.type as keyof Handlers] as
        ((event: Event) => void) | undefined
      handle?.(event)
    }
    for (const name of names.split(' ')) addEventListener(name, listener, isCapturing)
    return () => {
      for (const name of names.split(' ')) removeEventListener(name, listener, isCapturing)
    }
  }, [isOn, isCapturing, names, latest])
}
