import { useSyncExternalStore } from 'react'

const onChange = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The fragment of the address if it looks like a link (`src/share/link-text.ts`); otherwise null. */
export function useWaitingFragment(): string | null {
  const hash = useSyncExternalStore(onChange, () => location.hash)
  return /^#[^a-z0-9]{0,20}[ws]\d/i.test(hash) ? hash : null
}
