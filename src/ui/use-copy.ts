import { useRef, useState } from 'react'
import { copyText } from './copy-text.ts'

/** How long the result is shown, in milliseconds. */
const shownFor = 2500

export type CopyState = 'ready' | 'copied' | 'refused'

/** Copies a text, made only when it is copied, and shows the result for a moment. */
export function useCopy(text: () => string): {
  readonly state: CopyState
  readonly copy: () => void
} {
  const [state, setState] = useState<CopyState>('ready')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const write = async () => {
    setState((await copyText(text())) ? 'copied' : 'refused')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setState('ready'), shownFor)
  }
  return { state, copy: () => void write() }
}
