import { useEffect, useState } from 'react'
import { isPageReplaced } from '#api/page-version.ts'
import { Button } from '#ui/button.tsx'
import { onPartMissing } from '#ui/load-part.ts'
import { Notice } from '#ui/notice.tsx'
import { reloadPage, tellOutdated, useIsOutdated } from '#ui/reload-page.ts'

/** Interval of the version check, in milliseconds. */
const askEvery = 15 * 60_000

async function ask(): Promise<void> {
  if (document.visibilityState === 'visible' && (await isPageReplaced())) tellOutdated()
}

const askNow = () => void ask()

/** Checks at an interval, when the tab becomes visible, and when a part of the page fails to load. */
function watchVersion(): () => void {
  const timer = setInterval(askNow, askEvery)
  const stopHearing = onPartMissing(askNow)
  document.addEventListener('visibilitychange', askNow)
  return () => {
    clearInterval(timer)
    stopHearing()
    document.removeEventListener('visibilitychange', askNow)
  }
}

export function NewerVersion() {
  const isOutdated = useIsOutdated()
  const [isDismissed, setDismissed] = useState(false)
  useEffect(watchVersion, [])
  if (!isOutdated || isDismissed) return null
  return (
    <Notice
      tone="info"
      title="A newer version of Winnow is available"
      action={
        <Button size="small" onPress={() => void reloadPage()}>
          Reload page
        </Button>
      }
      onDismiss={() => setDismissed(true)}
    >
      Reload the page to get it. What you typed stays.
    </Notice>
  )
}
