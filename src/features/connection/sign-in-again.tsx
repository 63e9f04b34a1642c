import { useQuery } from '@tanstack/react-query'
import { serverInfoQuery } from '#api/server-info.ts'
import { localConnection, type Connection, type Session } from '#api/session.ts'
import { Dialog } from '#ui/dialog.tsx'
import { SampleSignIn } from './sample-sign-in.tsx'
import { SignInForms } from './sign-in-forms.tsx'

export type SignInAgainProps = {
  readonly isOpen: boolean
  /** Where the person was signed in. */
  readonly connection: Connection
  readonly onSignIn: (session: Session, onThisDevice: boolean) => void
}

/** Over the page, which stays as it is: nothing that was typed is lost. */
export function SignInAgain({ isOpen, connection, onSignIn }: SignInAgainProps) {
  const info = useQuery({ ...serverInfoQuery, enabled: isOpen })
  return (
    <Dialog title="Sign in again" isOpen={isOpen}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">
          Your sign-in has ended. Sign in again to go on where you are; nothing is lost.
        </p>
        {connection.id === localConnection.id && info.data?.sample_users.length ? (
          <SampleSignIn users={info.data.sample_users} onSignIn={onSignIn} />
        ) : null}
        <SignInForms connections={[connection]} onSignIn={onSignIn} />
      </div>
    </Dialog>
  )
}
