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
    title: 'Some of your work can’t be kept',
    description:
      'Save the export as a file under Share first, then open the file after the reload.',
    action: { label: 'Reload anyway', onPress: () => location.reload() },
  })
}

let isOutdated = false
const listeners = new Set<() => void>()

/** From now on the page says that there is a newer version of it. */
export function tellOutdated(): void {
  isOutdated = true
  for (const changed of listeners) changed()
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** Whether the server has a newer version of the page. */
export const useIsOutdated = (): boolean => useSyncExternalStore(subscribe, () => isOutdated)
