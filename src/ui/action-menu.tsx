import { Fragment, type ReactNode } from 'react'
import { Menu, MenuItem, MenuSection, MenuSeparator, type MenuProps } from './menu.tsx'
import type { MenuEntry } from './use-overlay.ts'

export type MenuAction<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly icon?: ReactNode
  /** Keys of the same action: `Ctrl D`. */
  readonly shortcut?: string
  readonly description?: string
  readonly isDisabled?: boolean
  readonly isDangerous?: boolean
}

export type MenuGroup<Id extends string> = {
  readonly label?: string
  readonly items: readonly MenuAction<Id>[]
}

export type ActionMenuProps<Id extends string> = Pick<
  MenuProps,
  'label' | 'placement' | 'place'
> & {
  readonly entry: MenuEntry
  readonly groups: readonly MenuGroup<Id>[]
  readonly onAction: (id: Id) => void
  /** For a menu of which one item is chosen. */
  readonly chosen?: Id
}

/** A menu of groups that are drawn apart. */
export function ActionMenu<Id extends string>(props: ActionMenuProps<Id>) {
  const { groups, onAction, chosen, entry, ...menu } = props
  return (
    <Menu
      {...menu}
      autoFocus={entry}
      onAction={(id) => onAction(id as Id)}
      {...(chosen === undefined ? {} : { selectionMode: 'single', selectedKeys: [chosen] })}
    >
      {groups.map((group, index) => (
        <Fragment key={group.items[0]?.id}>
          {index > 0 && group.label === undefined ? <MenuSeparator /> : null}
          {group.label === undefined ? (
            <Items items={group.items} />
          ) : (
            <MenuSection label={group.label}>
              <Items items={group.items} />
            </MenuSection>
          )}
        </Fragment>
      ))}
    </Menu>
  )
}

function Items<Id extends string>({ items }: Pick<MenuGroup<Id>, 'items'>) {
  return items.map(({ label, ...item }) => (
    <MenuItem key={item.id} {...item}>
      {label}
    </MenuItem>
  ))
}
