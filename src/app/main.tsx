import '@fontsource-variable/inter/wght.css'
import '#index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchForKeys } from '#features/connection/key-in-address.ts'
import { Boundary } from '#ui/boundary.tsx'
import { keepCompositionKeys } from '#ui/composition-keys.ts'
import { focusPressed } from '#ui/focus-pressed.ts'
import { keepTranslated } from '#ui/keep-translated.ts'
import { setOverlayLocale } from '#ui/overlay-locale.ts'
import { App } from './app.tsx'
import { Providers } from './providers.tsx'
import { restoreTheme } from './theme.ts'
import * as words from './start-words.ts'

keepCompositionKeys()
focusPressed()
keepTranslated()
setOverlayLocale()
restoreTheme()
watchForKeys()
const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Boundary name={words.pagePart}>
      <Providers>
        <App />
      </Providers>
    </Boundary>
  </StrictMode>,
)

// Loaded apart: nothing of it is needed before the user acts.
import('./start-later.ts').then(
  ({ startLater }) => startLater(),
  () => undefined,
)

/** A person who signs in needs it next. */
const prefetch = () => void import('./signed-in.tsx').catch(() => undefined)
addEventListener('load', () => setTimeout(prefetch, 500))
