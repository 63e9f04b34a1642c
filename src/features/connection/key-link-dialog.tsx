import { useState, type ReactNode } from 'react'
import type { CurrentUser } from '#domain/contract/endpoints/account-schemas.ts'
import { isSamePerson, localConnection, type Session } from '#api/session.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLinkSignIn } from './use-link-sign-in.ts'
import { userName } from './user-name.ts'
import * as words from './key-link-words.ts'

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
        title={words.switchAccounts}
        stay={words.staySignedInAs(userName(user))}
        onDone={onDone}
        action={
          <Button onClick={() => switchTo(other)}>{words.switchTo(userName(other.user))}</Button>
        }
      >
        <p>
          {words.currentlySignedInAs} <Person user={user} />. {words.linkSignsInAs}{' '}
          <Person user={other.user} />.
        </p>
        <p className="text-ink-2">{words.ifYouSwitch}</p>
      </Question>
    )
  }
  if (isElsewhere) {
    return (
      <Question title={words.linkNotUsable} onDone={onDone} stay={words.close}>
        <p>
          {words.signedInElsewhereAs(connection.label)} <Person user={user} />. {words.signOutFirst}
        </p>
      </Question>
    )
  }
  if (failure === null) return null
  return (
    <Question title={words.linkNotWorking} onDone={onDone} stay={words.close}>
      <p>
        {failure} {words.stillSignedInAs} <Person user={user} />.
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
