import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'
import { IconButton } from '#ui/button.tsx'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import { setTheme, themes, useTheme, type Theme } from './theme.ts'
import * as words from './words.ts'

const icons = {
  system: Monitor,
  light: Sun,
  dark: Moon,
} as const satisfies Record<Theme, LucideIcon>

export function ThemeSwitch() {
  const theme = useTheme()
  const overlay = useOverlay('menu')
  const Icon = icons[theme]
  return (
    <>
      <IconButton label={words.theme} {...overlay.trigger}>
        <Icon aria-hidden />
      </IconButton>
      <LazyMenu
        overlay={overlay}
        label={words.theme}
        groups={[{ items: themes.map((id) => ({ id, label: words.themes[id] })) }]}
        chosen={theme}
        onAction={setTheme}
      />
    </>
  )
}
