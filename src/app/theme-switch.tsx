import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '#ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#ui/menu.tsx'
import { setTheme, themes, useTheme, type Theme } from './theme.ts'

const looks = {
  system: { label: 'System', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
} as const satisfies Readonly<Record<Theme, unknown>>

export function ThemeSwitch() {
  const theme = useTheme()
  const Icon = looks[theme].icon
  return (
    <MenuTrigger>
      <IconButton label="Theme">
        <Icon aria-hidden />
      </IconButton>
      <Menu
        label="Theme"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onSelectionChange={(keys) => {
          const chosen = themes.find((one) => keys !== 'all' && keys.has(one))
          if (chosen) setTheme(chosen)
        }}
      >
        {themes.map((one) => (
          <MenuItem key={one} id={one}>
            {looks[one].label}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
