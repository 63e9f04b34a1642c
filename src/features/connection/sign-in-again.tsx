import { useQuery } from '@tanstack/react-query'
import { serverInfoQuery } from '#api/get-server-info.ts'
import { localConnection, type Credentials, type Session } from '#api/session.ts'
import { Dialog } from '#ui/dialog.tsx'
import { SampleSignIn } from './sample-sign-in.tsx'
import { SignInForms, type SignInWay } from './sign-in-forms.tsx'
import * as words from './session-words.ts'

/** The form starts with the way that was used before. */
const wayOf = {
  api_key: 'key',
  token: 'password',
  access_token: 'access_token',
} as const satisfies Record<Credentials['kind'], SignInWay>

export type SignInAgainProps = {
  readonly isOpen: boolean
  readonly hasEnded: boolean
  readonly session: Session
  readonly onLater: () => void
  readonly onSignIn: (session: Session, onThisDevice: boolean) => void
}

/** A dialog over the page, so that nothing typed is lost. */
export function SignInAgain(props: SignInAgainProps) {
  const { isOpen, hasEnded, session, onLater, onSignIn } = props
  const { connection, credentials, user } = session
  const info = useQuery({ ...serverInfoQuery, enabled: isOpen })
  return (
    <Dialog title={words.signInAgain} size="small" isOpen={isOpen} onOpenChange={onLater}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{hasEnded ? words.endedContinue : words.endsSoonContinue}</p>
        {connection.id === localConnection.id && info.data?.sample_users.length ? (
          <SampleSignIn users={info.data.sample_users} onSignIn={onSignIn} />
        ) : null}
        <SignInForms
          connections={[connection]}
          before={{ way: wayOf[credentials.kind], email: user.email }}
          onSignIn={onSignIn}
        />
      </div>
    </Dialog>
  )
}
