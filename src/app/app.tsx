import { useSyncExternalStore } from 'react'
import { currentLinkKey, forgetLinkKey, onLinkKey } from '#features/connection/key-in-address.ts'
import { SignInPage } from '#features/connection/sign-in-page.tsx'
import { useSession } from '#features/connection/use-session.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Brand } from './brand.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { useUnreadableText } from './use-unreadable-text.ts'

const SignedIn = lazyPart(async () => (await import('./signed-in.tsx')).SignedIn, {
  name: 'The page',
  waiting: <PageSkeleton />,
})

export function App() {
  const { session, ...state } = useSession()
  const linkKey = useSyncExternalStore(onLinkKey, currentLinkKey)
  const unreadableText = useUnreadableText()
  if (session !== null) return <SignedIn session={session} {...state} />
  return (
    <SignInPage
      brand={<Brand />}
      farewell={state.everywhere.farewell ?? unreadableText}
      linkKey={linkKey}
      onSignIn={(next, onThisDevice) => {
        forgetLinkKey()
        state.signIn(next, onThisDevice)
      }}
    />
  )
}
