import { useSyncExternalStore } from 'react'
import { onUnreadableItem, unreadableItems } from '#api/browser-storage.ts'
import * as words from './start-words.ts'

/** Null if this page load could read everything. */
export function useUnreadableText(): string | null {
  const labels = useSyncExternalStore(onUnreadableItem, unreadableItems)
  return labels.length === 0 ? null : words.unreadableData(labels.join(', '))
}
