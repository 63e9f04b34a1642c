import { useState } from 'react'
import { keepsItems } from '#api/browser-storage.ts'
import { Notice } from '#ui/notice.tsx'
import { useUnreadableText } from './use-unreadable-text.ts'

export function StorageNotice() {
  const [keepsNothing, setKeepsNothing] = useState(() => !keepsItems())
  const unreadableText = useUnreadableText()
  const [dismissed, setDismissed] = useState<string | null>(null)
  return (
    <>
      {keepsNothing ? (
        <Notice
          tone="info"
          title="Your browser doesn’t save data for this page"
          onDismiss={() => setKeepsNothing(false)}
        >
          You’ll have to sign in again after a reload, and presets and history can’t be saved. To
          change that, allow cookies and site data for this address.
        </Notice>
      ) : null}
      {unreadableText === null || unreadableText === dismissed ? null : (
        <Notice tone="warn" onDismiss={() => setDismissed(unreadableText)}>
          {unreadableText}
        </Notice>
      )}
    </>
  )
}
