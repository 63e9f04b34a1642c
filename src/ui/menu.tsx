import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import {
  Header,
  Keyboard,
  Menu as RacMenu,
  MenuItem as RacMenuItem,
  MenuSection as RacMenuSection,
  Popover,
  Separator,
  type MenuItemProps as RacMenuItemProps,
  type MenuProps as RacMenuProps,
  type PopoverProps,
} from 'react-aria-components'
import { classNames, optionBox, overlayBox } from './class-names.ts'
import type { OverlayPlace } from './popover.tsx'

export type MenuProps = Omit<RacMenuProps<object>, 'className' | 'children' | 'aria-label'> & {
  readonly label: string
  readonly placement?: PopoverProps['placement']
  readonly place: OverlayPlace
  readonly children: ReactNode
}

/** For parts that load when they open. */
export function Menu({ label, placement, place, children, ...props }: MenuProps) {
  return (
    <Popover
      {...place}
      aria-label={label}
      placement={placement ?? 'bottom end'}
      offset={6}
      className={classNames(overlayBox, 'min-w-52 overflow-auto')}
    >
      <RacMenu
        autoFocus="first"
        onClose={() => place.onOpenChange?.(false)}
        {...props}
        aria-label={label}
        className="p-1 outline-none"
      >
        {children}
      </RacMenu>
    </Popover>
  )
}

export type MenuItemProps = Omit<RacMenuItemProps, 'className' | 'children'> & {
  readonly icon?: ReactNode
  /** Keys of the same action: `Ctrl D`. */
  readonly shortcut?: string
  readonly description?: string
  readonly isDangerous?: boolean
  readonly children: ReactNode
}

export function MenuItem(props: MenuItemProps) {
  const { icon, shortcut, description, isDangerous, children, ...rest } = props
  const text = typeof children === 'string' ? { textValue: children } : {}
  return (
    <RacMenuItem
      {...text}
      {...rest}
      className={classNames(
        optionBox,
        isDangerous && 'text-bad!',
        '[&_svg]:size-4 [&_svg]:shrink-0',
      )}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {selectionMode === 'none' ? null : (
            <Check className={classNames(!isSelected && 'invisible')} aria-hidden />
          )}
          {icon}
          <span className="min-w-0 flex-1">
            {children}
            {description === undefined ? null : (
              <span className="block text-xs text-ink-3">{description}</span>
            )}
          </span>
          {shortcut === undefined ? null : (
            <Keyboard className="pl-4 font-sans text-xs text-ink-3 max-lg:hidden">
              {shortcut}
            </Keyboard>
          )}
        </>
      )}
    </RacMenuItem>
  )
}

export type MenuSectionProps = { readonly label: string; readonly children: ReactNode }

export function MenuSection({ label, children }: MenuSectionProps) {
  return (
    <RacMenuSection className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1">
      <Header className="px-2 py-1 text-xs font-medium text-ink-3">{label}</Header>
      {children}
    </RacMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className="-mx-1 my-1 h-px bg-line" />
}
