import { useSyncExternalStore } from 'react'
import { sessionKey } from '#api/session.ts'
import { ConnectionMenu } from '#features/connection/connection-menu.tsx'
import { currentLinkKey, forgetLinkKey, onLinkKey } from '#features/connection/key-in-address.ts'
import { SignInAgain } from '#features/connection/sign-in-again.tsx'
import { SessionNotice } from '#features/connection/session-notice.tsx'
import { SignInPage } from '#features/connection/sign-in-page.tsx'
import { useSession } from '#features/connection/use-session.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Brand } from './brand.tsx'
import { NewerVersion } from './newer-version.tsx'
import { Page } from './page.tsx'
import { StorageNotice, useUnreadableText } from './storage-notice.tsx'

const KeyLinkDialog = lazyPart(
  async () => (await import('#features/connection/key-link-dialog.tsx')).KeyLinkDialog,
  { name: 'The sign-in link' },
)

export function App() {
  const { session, ending, ask, later, signIn, signOut, everywhere } = useSession()
  const linkKey = useSyncExternalStore(onLinkKey, currentLinkKey)
  const unreadableText = useUnreadableText()
  if (session === null) {
    return (
      <SignInPage
        brand={<Brand />}
        farewell={everywhere.farewell ?? unreadableText}
        linkKey={linkKey}
        onSignIn={(next, onThisDevice) => {
          forgetLinkKey()
          signIn(next, onThisDevice)
        }}
      />
    )
  }
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
    </>
  )
}
