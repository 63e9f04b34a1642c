import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'

/** How long it is said what happened, in milliseconds. */
const saidFor = 2500

export type CopyState = 'ready' | 'copied' | 'refused'

/** Copies a text, which is made when it is copied and not before, and tells for a moment how that went. */
export function useCopy(text: () => string): {
  readonly state: CopyState
  readonly copy: () => void
} {
  const [state, setState] = useState<CopyState>('ready')
  useEffect(() => {
    if (state === 'ready') return undefined
    const timer = setTimeout(() => setState('ready'), saidFor)
    return () => clearTimeout(timer)
  }, [state])
  const write = async () => {
    setState((await copyText(text())) ? 'copied' : 'refused')
  }
  return { state, copy: () => void write() }
}
