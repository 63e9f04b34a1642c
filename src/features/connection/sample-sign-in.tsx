import { ChevronRight } from 'lucide-react'
import { localConnection, type Session } from '#api/session.ts'
import { signInWithKey } from '#api/sign-in.ts'
import type { ServerInfo } from '#domain/contract/endpoints/server-info-schemas.ts'
import { classNames, focusRing } from '#ui/class-names.ts'
import { Notice } from '#ui/notice.tsx'
import { useSignIn } from './use-sign-in.ts'

export type SampleSignInProps = {
  readonly users: ServerInfo['sample_users']
  readonly onSignIn: (session: Session, onThisDevice: boolean) => void
}

export function SampleSignIn({ users, onSignIn }: SampleSignInProps) {
  const { isPending, failure, run } = useSignIn((session) => onSignIn(session, false))
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col gap-2">
        {users.map((user) => (
          <li key={user.email}>
            <button
              type="button"
              disabled={isPending}
              onClick={() => run(() => signInWithKey(localConnection, user.key))}
              className={classNames(
                focusRing,
                'flex w-full items-center gap-3 rounded-xl border border-line bg-surface px-4 py-3 text-left enabled:hover:border-line-strong disabled:opacity-60',
              )}
            >
              <span className="min-w-0 flex-1">
                <span translate="no" className="block font-medium">
                  {user.name}
                </span>
                <span className="block text-pretty text-ink-2">{user.role}</span>
                <span translate="no" className="block truncate text-xs text-ink-3">
                  {user.email}
                </span>
              </span>
              <ChevronRight className="size-4 text-ink-3" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
    </div>
  )
}
