import type { ReactNode } from 'react'
import { Switch as RacSwitch, type SwitchProps as RacSwitchProps } from 'react-aria-components'

export type SwitchProps = Omit<RacSwitchProps, 'className' | 'children'> & {
  readonly children: ReactNode
}

export function Switch({ children, ...props }: SwitchProps) {
  return (
    <RacSwitch
      {...props}
      className="group flex min-h-11 cursor-pointer items-center gap-2 data-[disabled]:cursor-default lg:min-h-8"
    >
      <span className="flex h-[18px] w-[30px] shrink-0 items-center rounded-full bg-line-strong p-0.5 outline-2 outline-offset-2 outline-transparent transition-colors group-data-[disabled]:opacity-50 group-data-[focus-visible]:outline-accent group-data-[selected]:bg-accent">
        <span className="size-3.5 rounded-full bg-knob transition-transform group-data-[selected]:translate-x-3" />
      </span>
      <span className="min-w-0">{children}</span>
    </RacSwitch>
  )
}
