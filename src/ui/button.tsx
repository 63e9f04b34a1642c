import type { ComponentProps } from 'react'
import { classNames, focusRing } from './class-names.ts'

const variants = {
  primary:
    'border-transparent bg-accent font-semibold text-accent-ink enabled:hover:bg-accent-hover',
  secondary: 'border-line bg-surface text-ink enabled:hover:border-line-strong',
  quiet:
    'border-transparent bg-transparent text-ink-2 enabled:hover:bg-sunken enabled:hover:text-ink',
  danger: 'border-transparent bg-bad font-semibold text-bad-ink enabled:hover:bg-bad-hover',
} as const

const sizes = {
  small: 'min-h-11 lg:min-h-7 gap-1 rounded-[7px] px-2 text-sm',
  medium: 'min-h-11 lg:min-h-8 gap-1.5 rounded-lg px-2.5 text-sm',
  large: 'min-h-11 gap-2 rounded-[10px] px-4 text-base',
} as const

const shared =
  'inline-flex items-center justify-center border whitespace-nowrap transition-colors ' +
  'enabled:active:opacity-85 disabled:opacity-45 aria-disabled:cursor-default aria-disabled:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0'

export type ButtonVariant = keyof typeof variants
export type ButtonSize = keyof typeof sizes

export type ButtonProps = ComponentProps<'button'> & {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  /** The words of the tooltip, which `tooltip-layer.tsx` shows. */
  readonly 'data-tip'?: string
  readonly 'data-tip-keys'?: string | undefined
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  type = 'button',
  className,
  ...props
}: ButtonProps) {
  return (
    <button
      {...props}
      type={type}
      className={classNames(shared, focusRing, variants[variant], sizes[size], className)}
    />
  )
}

export type IconButtonProps = Omit<ButtonProps, 'aria-label'> & {
  /** The name of the button and its tooltip. */
  readonly label: string
  /** Keys of the same action: `Ctrl D`. */
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
    <Button
      {...props}
      aria-label={label}
      data-tip={label}
      data-tip-keys={shortcut}
      variant={variant}
      size={size}
      className={classNames('min-w-11 px-0', square, className)}
    />
  )
}
