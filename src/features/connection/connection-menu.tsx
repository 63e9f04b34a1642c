import { ChevronDown, LogOut, MonitorX, UserRound } from 'lucide-react'
import type { Session } from '#api/session.ts'
import { Button } from '#ui/button.tsx'
import { Menu, MenuItem, MenuSection, MenuTrigger } from '#ui/menu.tsx'
import { userName } from './user-name.ts'

export type ConnectionMenuProps = {
  readonly session: Session
  readonly onSignOut: () => void
  readonly onSignOutEverywhere: () => void
}

export function ConnectionMenu({ session, onSignOut, onSignOutEverywhere }: ConnectionMenuProps) {
  const { user, connection } = session
  const name = userName(user)
  return (
    <MenuTrigger>
      <Button variant="quiet" aria-label={`Signed in as ${name}`} className="max-md:px-2!">
        <UserRound className="md:hidden" aria-hidden />
        <span translate="no" className="max-w-40 truncate max-md:hidden">
          {name}
        </span>
        <ChevronDown className="size-3.5! max-md:hidden" aria-hidden />
      </Button>
      <Menu
        label="Connection"
        placement="bottom start"
        onAction={(action) => (action === 'everywhere' ? onSignOutEverywhere() : onSignOut())}
      >
        <MenuSection label={[user.email, connection.label].filter(Boolean).join(' · ')}>
          <MenuItem id="sign_out" icon={<LogOut aria-hidden />}>
            Sign out or switch account
          </MenuItem>
          <MenuItem id="everywhere" icon={<MonitorX aria-hidden />}>
            Sign out everywhere
          </MenuItem>
        </MenuSection>
      </Menu>
    </MenuTrigger>
  )
}
