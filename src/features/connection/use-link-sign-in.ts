import { useEffect, useState } from 'react'
import { localConnection, type Session } from '#api/session.ts'
import { signInWithKey } from '#api/sign-in.ts'
import { useSignIn } from './use-sign-in.ts'

/** Tries the key of a sign-in link once. Returns why it failed. */
export function useLinkSignIn(
  linkKey: string | null,
  onSession: (session: Session) => void,
): string | null {
  const { failure, run } = useSignIn(onSession)
  const [begin] = useState(() => () => {
    if (linkKey !== null) run(() => signInWithKey(localConnection, linkKey))
  })
  // A call to the server, made once: rendering must not repeat it.
  useEffect(begin, [begin])
  return failure
}
