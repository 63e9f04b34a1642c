import { ChevronDown, LogOut, MonitorX, UserRound } from 'lucide-react'
import type { Session } from '#api/session.ts'
import type { MenuGroup } from '#ui/action-menu.tsx'
import { Button } from '#ui/button.tsx'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import { userName } from './user-name.ts'
import * as words from './session-words.ts'

export type ConnectionMenuProps = {
  readonly session: Session
  readonly onSignOut: () => void
  readonly onSignOutEverywhere: () => void
  /** What has no room beside the button. */
  readonly more: {
    readonly group: MenuGroup<string>
    readonly onAction: (id: string) => void
  } | null
}

export function ConnectionMenu(props: ConnectionMenuProps) {
  const { session, onSignOut, onSignOutEverywhere, more } = props
  const { user, connection } = session
  const name = userName(user)
  const overlay = useOverlay('menu')
  return (
    <>
      <Button
        {...overlay.trigger}
        variant="quiet"
        aria-label={words.signedInAs(name)}
        className="max-md:px-2!"
      >
        <UserRound className="md:hidden" aria-hidden />
        <span translate="no" className="max-w-40 truncate max-md:hidden">
          {name}
        </span>
        <ChevronDown className="size-3.5! max-md:hidden" aria-hidden />
      </Button>
      <LazyMenu
        overlay={overlay}
        label={words.connection}
        placement="bottom start"
        onAction={(action) => {
          if (action === 'everywhere') return onSignOutEverywhere()
          return action === 'sign_out' ? onSignOut() : more?.onAction(action)
        }}
        groups={[
          {
            label: [user.email, connection.label].filter(Boolean).join(' · '),
            items: [
              { id: 'sign_out', icon: <LogOut aria-hidden />, label: words.signOut },
              { id: 'everywhere', icon: <MonitorX aria-hidden />, label: words.signOutEverywhere },
            ],
          },
          ...(more ? [more.group] : []),
        ]}
      />
    </>
  )
}
