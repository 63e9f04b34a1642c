import { useState, type ReactNode } from 'react'
import type { CurrentUser } from '#domain/contract/endpoints/account-schemas.ts'
import { isSamePerson, localConnection, type Session } from '#api/session.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLinkSignIn } from './use-link-sign-in.ts'
import { userName } from './user-name.ts'

export type KeyLinkDialogProps = {
  readonly linkKey: string
  readonly session: Session
  readonly onSignIn: (session: Session, onThisDevice: boolean) => void
  /** The user refused the link, or it is no longer needed. */
  readonly onDone: () => void
}

/** Asks before it uses a sign-in link while a user is signed in, because anyone can send such a link. */
export function KeyLinkDialog({ linkKey, session, onSignIn, onDone }: KeyLinkDialogProps) {
  const { connection, user } = session
  const isElsewhere = connection.id !== localConnection.id
  const [other, setOther] = useState<Session | null>(null)
  const switchTo = (next: Session) => {
    onDone()
    onSignIn(next, false)
  }
  const failure = useLinkSignIn(isElsewhere ? null : linkKey, (next) =>
    isSamePerson(next, session) ? switchTo(next) : setOther(next),
  )

  if (other !== null) {
    return (
      <Question
        title="Switch accounts?"
        stay={`Stay signed in as ${userName(user)}`}
        onDone={onDone}
        action={<Button onClick={() => switchTo(other)}>Switch to {userName(other.user)}</Button>}
      >
        <p>
          You’re signed in as <Person user={user} />. This link signs you in as{' '}
          <Person user={other.user} />.
        </p>
        <p className="text-ink-2">
          If you switch, the export on this page opens in that account. Your presets, history and
          record ID lists that are too long for a link stay in your current account.
        </p>
      </Question>
    )
  }
  if (isElsewhere) {
    return (
      <Question title="This link can’t be used here" onDone={onDone} stay="Close">
        <p>
          It signs you in to this server, and you’re signed in to {connection.label} as{' '}
          <Person user={user} />. Sign out first, then open the link again.
        </p>
      </Question>
    )
  }
  if (failure === null) return null
  return (
    <Question title="This sign-in link doesn’t work" onDone={onDone} stay="Close">
      <p>
        {failure} You’re still signed in as <Person user={user} />.
      </p>
    </Question>
  )
}

type QuestionProps = {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
  /** The safe choice, also used when the dialog is dismissed. */
  readonly stay: string
  readonly onDone: () => void
}

function Question({ title, children, action, stay, onDone }: QuestionProps) {
  return (
    <Dialog title={title} size="small" isOpen onOpenChange={onDone}>
      <div className="flex flex-col gap-3 [overflow-wrap:anywhere]">{children}</div>
      <div className="mt-4 flex flex-col gap-2">
        <Button variant="primary" autoFocus onClick={onDone}>
          {stay}
        </Button>
        {action}
      </div>
    </Dialog>
  )
}

function Person({ user }: { readonly user: CurrentUser }) {
  const name = userName(user)
  return (
    <>
      <strong className="font-semibold">{name}</strong>
      {user.email === '' || user.email === name ? null : ` (${user.email})`}
    </>
  )
}
