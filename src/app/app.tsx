import { useSyncExternalStore } from 'react'
import { currentLinkKey, forgetLinkKey, onLinkKey } from '#features/connection/key-in-address.ts'
import { SignInPage } from '#features/connection/sign-in-page.tsx'
import { useSession } from '#features/connection/use-session.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Brand } from './brand.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { useWaitingFragment } from './waiting-fragment.ts'
import { useUnreadableText } from './use-unreadable-text.ts'
import * as words from './start-words.ts'

const SignedIn = lazyPart(async () => (await import('./signed-in.tsx')).SignedIn, {
  name: words.pagePart,
  waiting: <PageSkeleton />,
})

const WaitingLink = lazyPart(async () => (await import('./waiting-link.tsx')).WaitingLink, {
  name: words.linkPart,
  look: 'row',
  // As high as what it says.
  waiting: <Skeleton className="h-19 rounded-lg" />,
})

export function App() {
  const { session, ...state } = useSession()
  const linkKey = useSyncExternalStore(onLinkKey, currentLinkKey)
  const unreadableText = useUnreadableText()
  const fragment = useWaitingFragment()
  if (session !== null) return <SignedIn session={session} {...state} />
  return (
    <SignInPage
      brand={<Brand />}
      farewell={state.everywhere.farewell ?? unreadableText}
      linkKey={linkKey}
      link={fragment === null ? null : <WaitingLink fragment={fragment} />}
      onSignIn={(next, onThisDevice) => {
        forgetLinkKey()
        state.signIn(next, onThisDevice)
      }}
    />
  )
}
