import { useState } from 'react'
import { isUnsupported, messageOf, ServiceError } from '#api/api-failure.ts'
import type { Session } from '#api/session.ts'

/** What people sign in with, as they read it. */
export type Credential = 'key' | 'access token' | 'email or password'

export type SignInAttempt = {
  readonly isPending: boolean
  /** Why it did not work. */
  readonly failure: string | null
  /** `what` is what may have been mistyped. */
  readonly run: (attempt: () => Promise<Session>, what?: Credential) => void
}

const refused = (what: Credential) => `This ${what} isn’t valid here. Check it and try again.`
const noSignIn =
  'No sign-in was found at this address. Check the service address that the server was started with.'

/** Tries to sign in; what was typed stays when it fails. */
export function useSignIn(onSession: (session: Session) => void): SignInAttempt {
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const run: SignInAttempt['run'] = (attempt, what = 'key') => {
    setPending(true)
    setFailure(null)
    attempt()
      .then(onSession)
      .catch((error: unknown) =>
        setFailure(
          isUnsupported(error)
            ? noSignIn
            : error instanceof ServiceError && error.status === 401
              ? refused(what)
              : messageOf(error),
        ),
      )
      .finally(() => setPending(false))
  }
  return { isPending, failure, run }
}
