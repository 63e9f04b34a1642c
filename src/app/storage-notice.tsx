import { useEffect, useState } from 'react'
import { keepsItems } from '#api/browser-storage.ts'
import { keepsTables } from '#api/browser-table.ts'
import { Notice } from '#ui/notice.tsx'
import { useUnreadableText } from './use-unreadable-text.ts'
import * as words from './words.ts'

/** A browser may keep what belongs to the tab, and no presets and history. */
function useWhatIsNotKept() {
  const [text, setText] = useState(() => (keepsItems() ? null : words.nothingKeptWhy))
  useEffect(() => {
    const look = async () => {
      if (!(await keepsTables())) setText((known) => known ?? words.listsNotKeptWhy)
    }
    void look()
  }, [])
  return { text, dismiss: () => setText(null) }
}

export function StorageNotice() {
  const notKept = useWhatIsNotKept()
  const unreadableText = useUnreadableText()
  const [dismissed, setDismissed] = useState<string | null>(null)
  return (
    <>
      {notKept.text === null ? null : (
        <Notice tone="info" title={words.nothingKept} onDismiss={notKept.dismiss}>
          {notKept.text}
        </Notice>
      )}
      {unreadableText === null || unreadableText === dismissed ? null : (
        <Notice tone="warn" onDismiss={() => setDismissed(unreadableText)}>
          {unreadableText}
        </Notice>
      )}
    </>
  )
}
