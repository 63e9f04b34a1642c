import type { ReactNode, Ref } from 'react'
import { Button as RacButton, type ButtonProps as RacButtonProps } from 'react-aria-components'
import { classNames, focusRing } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'

const variants = {
  primary:
    'border-transparent bg-accent font-semibold text-accent-ink data-[hovered]:bg-accent-hover',
  secondary: 'border-line bg-surface text-ink data-[hovered]:border-line-strong',
  quiet:
    'border-transparent bg-transparent text-ink-2 data-[hovered]:bg-sunken data-[hovered]:text-ink',
  danger: 'border-transparent bg-bad font-semibold text-bad-ink data-[hovered]:bg-bad-hover',
} as const

const sizes = {
  small: 'min-h-11 lg:min-h-7 gap-1 rounded-[7px] px-2 text-sm',
  medium: 'min-h-11 lg:min-h-8 gap-1.5 rounded-lg px-2.5 text-sm',
  large: 'min-h-11 gap-2 rounded-[10px] px-4 text-base',
} as const

const shared =
  'inline-flex items-center justify-center border whitespace-nowrap transition-colors ' +
  'data-[disabled]:cursor-default data-[disabled]:opacity-45 data-[pressed]:opacity-85 ' +
  '[&_svg]:size-4 [&_svg]:shrink-0'

export type ButtonVariant = keyof typeof variants
export type ButtonSize = keyof typeof sizes

export type ButtonProps = Omit<RacButtonProps, 'className' | 'children'> & {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly className?: string
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  className,
  ...props
}: ButtonProps) {
  return (
    <RacButton
      {...props}
      className={classNames(shared, focusRing, variants[variant], sizes[size], className)}
    />
  )
}

export type IconButtonProps = Omit<ButtonProps, 'aria-label'> & {
  readonly label: string
  readonly shortcut?: string
}

export function IconButton({
  label,
  shortcut,
  variant = 'quiet',
  size = 'medium',
  className,
  ...props
}: IconButtonProps) {
  const square = size === 'small' ? 'lg:min-w-7' : 'lg:min-w-8'
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <Button
        {...props}
        aria-label={label}
        variant={variant}
        size={size}
        className={classNames('min-w-11 px-0', square, className)}
      />
    </Tooltip>
  )
}
