export type ToastMessage = {
  readonly title: string
  readonly description?: string
  readonly tone?: 'info' | 'good' | 'warn' | 'bad'
  readonly action?: { readonly label: string; readonly onClick: () => void }
}
export type Toast = ToastMessage & { readonly key: number }

const maxShown = 3

let lastKey = 0
let toasts: readonly Toast[] = []
let shown: readonly Toast[] = []
const listeners = new Set<() => void>()

function put(next: readonly Toast[]): void {
  toasts = next
  shown = next.slice(0, maxShown)
  for (const changed of listeners) changed()
}

/** Toasts with an action or bad news stay until the user dismisses them. */
export function showToast(message: ToastMessage): void {
  lastKey += 1
  put([{ ...message, key: lastKey }, ...toasts])
}

export const closeToast = (key: number): void => put(toasts.filter((toast) => toast.key !== key))

export const closeToasts = (): void => put([])

/** The newest toasts, newest first. */
export const shownToasts = (): readonly Toast[] => shown

export const onToasts = (changed: () => void): (() => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}
