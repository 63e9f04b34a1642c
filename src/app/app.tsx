import { useState } from 'react'
import { sessionKey } from '#api/session.ts'
import { ConnectionMenu } from '#features/connection/connection-menu.tsx'
import { SignInAgain } from '#features/connection/sign-in-again.tsx'
import { SignInPage } from '#features/connection/sign-in-page.tsx'
import { useSession } from '#features/connection/use-session.ts'
import { Brand } from './brand.tsx'
import { Page } from './page.tsx'

export type AppProps = {
  /** The key of the sign-in link that the page was opened with. */
  readonly linkKey: string | null
}

export function App({ linkKey }: AppProps) {
  const { session, hasExpired, signIn, signOut, signOutEverywhere, farewell } = useSession()
  // A sign-in link counts more than who was signed in before.
  const [pendingKey, setPendingKey] = useState(linkKey)
  if (session === null || pendingKey !== null) {
    return (
      <SignInPage
        brand={<Brand />}
        farewell={farewell}
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
            onSignOutEverywhere={signOutEverywhere}
          />
        }
      />
      <SignInAgain isOpen={hasExpired} connection={session.connection} onSignIn={signIn} />
    </>
  )
}
