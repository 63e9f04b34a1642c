import { useState } from 'react'
import { isUnsupported, messageOf, ServiceError } from '#api/api-failure.ts'
import type { Session } from '#api/session.ts'

export type Credential = 'key' | 'access token' | 'email or password'

export type SignInAttempt = {
  readonly isPending: boolean
  readonly failure: string | null
  /** `what` names the credential that may be mistyped. */
  readonly run: (attempt: () => Promise<Session>, what?: Credential) => void
}

const refused = (what: Credential) => `This ${what} isn’t valid here. Check it and try again.`
const noSignIn =
  'No sign-in was found at this address. Check the service address that the server was started with.'

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
