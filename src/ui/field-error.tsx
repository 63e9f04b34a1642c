import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { Label as RacLabel, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'

/** The error below a field, linked by RAC's `errorMessage` slot. */
export function FieldError({ children }: { readonly children: ReactNode }) {
  return (
    <Text slot="errorMessage" className="flex items-start gap-1.5 text-xs text-bad">
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </Text>
  )
}

function FieldDescription({ children }: { readonly children: ReactNode }) {
  return (
    <Text slot="description" className="text-xs text-ink-3">
      {children}
    </Text>
  )
}

export type FieldLabelProps = { readonly isHidden?: boolean; readonly children: ReactNode }

export function FieldLabel({ isHidden, children }: FieldLabelProps) {
  return (
    <RacLabel className={classNames(isHidden ? 'sr-only' : 'text-sm text-ink-2')}>
      {children}
    </RacLabel>
  )
}

export type FieldParts = {
  readonly label: string
  /** Keeps the label for screen readers only. */
  readonly hidesLabel?: boolean
  readonly description?: ReactNode
  readonly error?: string | undefined
}

export function FieldNotes({ description, error }: Pick<FieldParts, 'description' | 'error'>) {
  if (error !== undefined) return <FieldError>{error}</FieldError>
  return description === undefined ? null : <FieldDescription>{description}</FieldDescription>
}
