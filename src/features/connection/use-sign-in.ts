import { useState } from 'react'
import { isUnsupported, messageOf, ServiceError } from '#api/api-failure.ts'
import type { Session } from '#api/session.ts'
import * as words from './words.ts'

export type SignInAttempt = {
  readonly isPending: boolean
  readonly failure: string | null
  /** `way` tells which credential may be mistyped. */
  readonly run: (attempt: () => Promise<Session>, way?: keyof typeof words.credentials) => void
}

export function useSignIn(onSession: (session: Session) => void): SignInAttempt {
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const run: SignInAttempt['run'] = (attempt, way = 'key') => {
    setPending(true)
    setFailure(null)
    attempt()
      .then(onSession)
      .catch((error: unknown) =>
        setFailure(
          isUnsupported(error)
            ? words.noSignIn
            : error instanceof ServiceError && error.status === 401
              ? words.refused(way)
              : messageOf(error),
        ),
      )
      .finally(() => setPending(false))
  }
  return { isPending, failure, run }
}
