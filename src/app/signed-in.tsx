import { useSyncExternalStore } from 'react'
import { sessionKey, type Session } from '#api/session.ts'
import { ConnectionMenu } from '#features/connection/connection-menu.tsx'
import { currentLinkKey, forgetLinkKey, onLinkKey } from '#features/connection/key-in-address.ts'
import { SignInAgain } from '#features/connection/sign-in-again.tsx'
import { SessionNotice } from '#features/connection/session-notice.tsx'
import { useEnding } from '#features/connection/use-ending.ts'
import type { SessionState } from '#features/connection/use-session.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { TooltipLayer } from '#ui/tooltip-layer.tsx'
import { phoneScreen, useMediaQuery } from '#ui/use-media-query.ts'
import { NewerVersion } from './newer-version.tsx'
import { Page } from './page.tsx'
import { StorageNotice } from './storage-notice.tsx'
import { setTheme, type Theme } from './theme.ts'
import { useThemeGroup } from './theme-switch.tsx'
import { Toasts } from './toasts.tsx'
import * as words from './words.ts'

const KeyLinkDialog = lazyPart(
  async () => (await import('#features/connection/key-link-dialog.tsx')).KeyLinkDialog,
  { name: words.signInLinkPart },
)

export type SignedInProps = Omit<SessionState, 'session'> & { readonly session: Session }

/** The page of a person who is signed in. */
export function SignedIn(props: SignedInProps) {
  const { session, isRefused, signIn, signOut, everywhere } = props
  const { ending, ask, later } = useEnding(session, isRefused)
  const isPhone = useMediaQuery(phoneScreen)
  const themeGroup = useThemeGroup()
  const linkKey = useSyncExternalStore(onLinkKey, currentLinkKey)
  return (
    <>
      <Page
        key={sessionKey(session).join('.')}
        session={session}
        connection={
          <ConnectionMenu
            session={session}
            onSignOut={signOut}
            onSignOutEverywhere={everywhere.run}
            more={isPhone ? { group: themeGroup, onAction: (id) => setTheme(id as Theme) } : null}
          />
        }
        notice={
          <>
            <NewerVersion />
            <StorageNotice />
            <SessionNotice ending={ending} ask={ask} />
            {linkKey === null ? null : (
              <KeyLinkDialog
                key={linkKey}
                linkKey={linkKey}
                session={session}
                onSignIn={signIn}
                onDone={forgetLinkKey}
              />
            )}
          </>
        }
      />
      <SignInAgain
        isOpen={ending?.isAsked === true}
        hasEnded={ending?.hasEnded === true}
        session={session}
        onLater={later}
        onSignIn={signIn}
      />
      {/* An open dialog of RAC makes the rest of the page inert, but not this. */}
      <div data-react-aria-top-layer>
        <Toasts />
        <TooltipLayer />
      </div>
    </>
  )
}
