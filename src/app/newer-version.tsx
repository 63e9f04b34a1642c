import { useState, useSyncExternalStore } from 'react'
import { isPageReplaced } from '#api/page-version.ts'
import { Button } from '#ui/button.tsx'
import { onPartMissing } from '#ui/load-part.ts'
import { Notice } from '#ui/notice.tsx'
import { isPageOutdated, onOutdated, reloadPage, tellOutdated } from '#ui/reload-page.ts'
import * as words from './words.ts'

/** Milliseconds between version checks. */
const askEvery = 15 * 60_000

async function ask(): Promise<void> {
  if (document.visibilityState === 'visible' && (await isPageReplaced())) tellOutdated()
}

const askNow = () => void ask()

/** Checks at intervals, when the page is shown again, and when a part of it fails to load. */
function watchVersion(changed: () => void): () => void {
  const stopWatching = onOutdated(changed)
  const timer = setInterval(askNow, askEvery)
  const stopListening = onPartMissing(askNow)
  document.addEventListener('visibilitychange', askNow)
  return () => {
    clearInterval(timer)
    stopListening()
    stopWatching()
    document.removeEventListener('visibilitychange', askNow)
  }
}

export function NewerVersion() {
  const isOutdated = useSyncExternalStore(watchVersion, isPageOutdated)
  const [isDismissed, setDismissed] = useState(false)
  if (!isOutdated || isDismissed) return null
  return (
    <Notice
      tone="info"
      title={words.newerVersion}
      action={
        <Button size="small" onClick={() => void reloadPage()}>
          {words.reloadPage}
        </Button>
      }
      onDismiss={() => setDismissed(true)}
    >
      {words.reloadToUpdate}
    </Notice>
  )
}
