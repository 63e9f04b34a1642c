import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '#ui/button.tsx'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import { setTheme, themes, useTheme, type Theme } from './theme.ts'

const looks = {
  system: { label: 'System', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
} as const satisfies Readonly<Record<Theme, unknown>>

export function ThemeSwitch() {
  const theme = useTheme()
  const overlay = useOverlay('menu')
  const Icon = looks[theme].icon
  return (
    <>
      <IconButton label="Theme" {...overlay.trigger}>
        <Icon aria-hidden />
      </IconButton>
      <LazyMenu
        overlay={overlay}
        label="Theme"
        groups={[{ items: themes.map((id) => ({ id, label: looks[id].label })) }]}
        chosen={theme}
        onAction={setTheme}
      />
    </>
  )
}
