import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'
import type { MenuGroup } from '#ui/action-menu.tsx'
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

/** The themes as a part of another menu. */
export const useThemeGroup = (): MenuGroup<Theme> => {
  const theme = useTheme()
  return {
    label: words.theme,
    items: themes.map((id) => {
      const Icon = icons[id]
      return {
        id,
        label: words.themes[id],
        icon: <Icon aria-hidden />,
        ...(id === theme ? { description: words.currentTheme } : {}),
      }
    }),
  }
}

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
