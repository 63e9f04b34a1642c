import { useSyncExternalStore } from 'react'
import { showToast } from './toast.tsx'

/** Writes down what was typed; false where it would be lost. */
type Keep = () => Promise<boolean>

const keepers = new Set<Keep>()

/** Calls back before the page is reloaded. */
export function beforeReload(keep: Keep): () => void {
  keepers.add(keep)
  return () => keepers.delete(keep)
}

/** Loads the page again, once what was typed is kept; asks where it cannot be. */
export async function reloadPage(): Promise<void> {
  const kept = await Promise.all([...keepers].map((keep) => keep().catch(() => false)))
  if (kept.every(Boolean)) return location.reload()
  return showToast({
    tone: 'warn',
    title: 'Some of your work can’t be saved',
    description:
      'First choose Share and save the export as a file. Open that file after the reload.',
    action: { label: 'Reload anyway', onPress: () => location.reload() },
  })
}

let isOutdated = false
const listeners = new Set<() => void>()

/** Marks the page as outdated: the server has a newer version. */
export function tellOutdated(): void {
  isOutdated = true
  for (const changed of listeners) changed()
}

/** Calls back when `isPageOutdated` changes. */
export const onOutdated = (changed: () => void): (() => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

export const isPageOutdated = (): boolean => isOutdated

export const useIsOutdated = (): boolean => useSyncExternalStore(onOutdated, isPageOutdated)
