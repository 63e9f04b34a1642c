import { useRef, useState } from 'react'
import { copyText } from './copy-text.ts'

/** Milliseconds that the result is shown. */
const shownFor = 2500

export type CopyState = 'ready' | 'copied' | 'refused'

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
