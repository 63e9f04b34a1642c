import { unwrap, wrap, type Versioned } from './versioned.ts'

type Place = 'tab' | 'device'

/** An item of the browser's storage. The screen calls it by its `label`, as in “your theme”. */
export type Item<T> = Versioned<T> & { readonly name: string; readonly label: string }

/** Blocked storage throws a `SecurityError` on access. */
const storageOf = (place: Place): Storage => (place === 'tab' ? sessionStorage : localStorage)

let unreadable: readonly string[] = []
const listeners = new Set<() => void>()

export const unreadableItems = (): readonly string[] => unreadable

export function onUnreadableItem(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The value of an item, or null. A value that cannot be read moves to `<name>.unreadable`. */
export function readItem<T>(place: Place, item: Item<T>): T | null {
  const text = readText(place, item.name)
  if (text === null) return null
  const value = unwrap(item, parse(text))
  if (value !== undefined) return value
  if (writeText(place, `${item.name}.unreadable`, text)) writeText(place, item.name, null)
  if (!unreadable.includes(item.label)) unreadable = [...unreadable, item.label]
  for (const listener of listeners) listener()
  return null
}

/** Saves a value; null removes it. False if the browser refuses or has no room. */
export const keepItem = <T>(place: Place, item: Item<T>, value: T | null): boolean =>
  writeText(place, item.name, value === null ? null : JSON.stringify(wrap(item, value)))

export const hasItem = (place: Place, { name }: Pick<Item<unknown>, 'name'>): boolean =>
  readText(place, name) !== null

export const keepsItems = (): boolean =>
  writeText('tab', 'winnow.probe', '') && writeText('tab', 'winnow.probe', null)

function readText(place: Place, name: string): string | null {
  try {
    return storageOf(place).getItem(name)
  } catch {
    return null
  }
}

function writeText(place: Place, name: string, text: string | null): boolean {
  try {
    if (text === null) storageOf(place).removeItem(name)
    else storageOf(place).setItem(name, text)
    return true
  } catch {
    return false
  }
}

/** Some items were once kept as plain text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
