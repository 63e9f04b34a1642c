import { useSyncExternalStore } from 'react'
import { lazyPart } from '#ui/lazy-part.tsx'
import { onToasts, shownToasts } from '#ui/show-toast.ts'
import * as words from './words.ts'

const ToastRegion = lazyPart(async () => (await import('#ui/toast.tsx')).ToastRegion, {
  name: words.toastPart,
  look: 'row',
  isLikely: true,
})

/** The region of the toasts, which loads apart, while there is one. */
export const Toasts = () =>
  useSyncExternalStore(onToasts, shownToasts).length === 0 ? null : <ToastRegion />
