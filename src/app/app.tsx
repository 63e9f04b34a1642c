import { useState } from 'react'
import { sessionKey } from '#api/session.ts'
import { ConnectionMenu } from '#features/connection/connection-menu.tsx'
import { SignInAgain } from '#features/connection/sign-in-again.tsx'
import { SessionNotice } from '#features/connection/session-notice.tsx'
import { SignInPage } from '#features/connection/sign-in-page.tsx'
import { useSession } from '#features/connection/use-session.ts'
import { Brand } from './brand.tsx'
import { NewerVersion } from './newer-version.tsx'
import { Page } from './page.tsx'
import { StorageNotice } from './storage-notice.tsx'

export type AppProps = {
  /** The key of the sign-in link that the page was opened with. */
  readonly linkKey: string | null
}

export function App({ linkKey }: AppProps) {
  const { session, ending, ask, later, signIn, signOut, everywhere } = useSession()
  // A sign-in link counts more than who was signed in before.
  const [pendingKey, setPendingKey] = useState(linkKey)
  if (session === null || pendingKey !== null) {
    return (
      <SignInPage
        brand={<Brand />}
        farewell={everywhere.farewell}
        linkKey={pendingKey}
        onSignIn={(next, onThisDevice) => {
          setPendingKey(null)
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
