import { useState } from 'react'
import { keepsItems } from '#api/browser-storage.ts'
import { Notice } from '#ui/notice.tsx'
import { useUnreadableText } from './use-unreadable-text.ts'
import * as words from './words.ts'

export function StorageNotice() {
  const [keepsNothing, setKeepsNothing] = useState(() => !keepsItems())
  const unreadableText = useUnreadableText()
  const [dismissed, setDismissed] = useState<string | null>(null)
  return (
    <>
      {keepsNothing ? (
        <Notice tone="info" title={words.nothingKept} onDismiss={() => setKeepsNothing(false)}>
          {words.nothingKeptWhy}
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
