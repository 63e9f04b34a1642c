import { useSyncExternalStore } from 'react'
import { showToast } from './show-toast.ts'
import * as words from './words.ts'

/** Saves what was typed. False if it would be lost. */
type Keep = () => Promise<boolean>

const keepers = new Set<Keep>()

export function beforeReload(keep: Keep): () => void {
  keepers.add(keep)
  return () => keepers.delete(keep)
}

/** Saves what was typed, then reloads the page. Asks first if saving fails. */
export async function reloadPage(): Promise<void> {
  const kept = await Promise.all([...keepers].map((keep) => keep().catch(() => false)))
  if (kept.every(Boolean)) return location.reload()
  return showToast({
    tone: 'warn',
    title: words.workNotSaved,
    description: words.saveExportFirst,
    action: { label: words.reloadAnyway, onClick: () => location.reload() },
  })
}

let isOutdated = false
const listeners = new Set<() => void>()

/** The server has a newer version of the page. */
export function tellOutdated(): void {
  isOutdated = true
  for (const changed of listeners) changed()
}

export const onOutdated = (changed: () => void): (() => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

export const isPageOutdated = (): boolean => isOutdated

export const useIsOutdated = (): boolean => useSyncExternalStore(onOutdated, isPageOutdated)
