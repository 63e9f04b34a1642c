import type { ReactNode } from 'react'
import { phoneScreen, useMediaQuery } from '#ui/use-media-query.ts'
import { Brand } from './brand.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

export type HeaderProps = {
  readonly connection: ReactNode
  readonly queue: ReactNode
  readonly actions: ReactNode
}

export function Header({ connection, queue, actions }: HeaderProps) {
  return (
    <header className="z-20 flex h-13 items-center gap-1 border-b border-line bg-surface px-2 lg:gap-2 lg:px-4 fixed-header:sticky fixed-header:top-0">
      <Brand isHeading />
      {connection}
      {queue}
      <span className="flex-1" />
      {actions}
      {useMediaQuery(phoneScreen) ? null : <ThemeSwitch />}
    </header>
  )
}
