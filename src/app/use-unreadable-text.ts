import { useSyncExternalStore } from 'react'
import { onUnreadableItem, unreadableItems } from '#api/browser-storage.ts'

/** Null if this page load could read everything. */
export function useUnreadableText(): string | null {
  const labels = useSyncExternalStore(onUnreadableItem, unreadableItems)
  return labels.length === 0
    ? null
    : `This version of Winnow can’t read some data in your browser: ${labels.join(', ')}. It was set aside, and the defaults are used.`
}
