import { useSyncExternalStore } from 'react'
import { keepItem, readItem, type Item } from '#api/browser-storage.ts'
import { z } from '#domain/contract/zod.ts'
import * as words from './start-words.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** `index.html` reads it too, before the first paint. */
const themeItem: Item<'light' | 'dark'> = {
  name: 'winnow.theme',
  label: words.yourTheme,
  version: 1,
  schema: z.enum(['light', 'dark']),
}
const listeners = new Set<() => void>()

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function showTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}

export const restoreTheme = (): void => showTheme(readItem('device', themeItem) ?? 'system')

/** Sets the theme and saves it on this device. `system` follows the device. */
export function setTheme(theme: Theme): void {
  showTheme(theme)
  keepItem('device', themeItem, theme === 'system' ? null : theme)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme)
