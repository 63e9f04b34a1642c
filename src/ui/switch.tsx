import type { ComponentProps, ReactNode } from 'react'
import { hiddenInput } from './class-names.ts'

export type SwitchProps = Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'type'> & {
  readonly checked: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
}

export function Switch({ children, onChange, ...props }: SwitchProps) {
  return (
    <label className="group relative flex min-h-11 cursor-pointer items-center gap-2 has-disabled:cursor-default lg:min-h-8">
      <input
        {...props}
        type="checkbox"
        // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a checkbox has its state
        role="switch"
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        className={hiddenInput}
      />
      <span className="flex h-[18px] w-[30px] shrink-0 items-center rounded-full bg-line-strong p-0.5 outline-offset-2 outline-accent transition-colors group-has-checked:bg-accent group-has-focus-visible:outline-2 group-has-disabled:opacity-50">
        <span className="size-3.5 rounded-full bg-knob transition-transform group-has-checked:translate-x-3" />
      </span>
      <span className="min-w-0">{children}</span>
    </label>
  )
}
