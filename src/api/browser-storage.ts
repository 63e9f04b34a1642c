/** `tab` ends with the tab; `device` stays. */
type Place = 'tab' | 'device'

/** Where storage is blocked, even to name it throws (a `SecurityError`). */
const storageOf = (place: Place): Storage => (place === 'tab' ? sessionStorage : localStorage)

/** The text under a name; null where there is none, or the browser keeps nothing. */
export function readItem(place: Place, name: string): string | null {
  try {
    return storageOf(place).getItem(name)
  } catch {
    return null
  }
}

/** Keeps a text, or removes it with null; false where the browser keeps nothing, or has no room. */
export function keepItem(place: Place, name: string, text: string | null): boolean {
  try {
    if (text === null) storageOf(place).removeItem(name)
    else storageOf(place).setItem(name, text)
    return true
  } catch {
    return false
  }
}

/** Whether this tab remembers anything over a reload. */
export const keepsItems = (): boolean =>
  keepItem('tab', 'winnow.probe', '') && keepItem('tab', 'winnow.probe', null)
