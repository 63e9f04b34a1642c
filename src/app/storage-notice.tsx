import { useState } from 'react'
import { keepsItems } from '#api/browser-storage.ts'
import { Notice } from '#ui/notice.tsx'

/** Says what is not there where the browser keeps nothing for this page. */
export function StorageNotice() {
  const [isShown, setShown] = useState(() => !keepsItems())
  if (!isShown) return null
  return (
    <Notice
      tone="info"
      title="Your browser doesn’t keep data for this page"
      onDismiss={() => setShown(false)}
    >
      You’ll have to sign in again after a reload, and presets and history can’t be saved. To change
      that, allow cookies and site data for this address.
    </Notice>
  )
}
