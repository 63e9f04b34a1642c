import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { Label as RacLabel, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'

/** What is wrong with a field, below it, tied to it for screen readers by the field's `errorMessage` slot. */
export function FieldError({ children }: { readonly children: ReactNode }) {
  return (
    <Text slot="errorMessage" className="flex items-start gap-1.5 text-xs text-bad">
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </Text>
  )
}

export function FieldDescription({ children }: { readonly children: ReactNode }) {
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
  /** The label is only for screen readers: something beside the field says it already. */
  readonly hidesLabel?: boolean
  readonly description?: ReactNode
  /** What is wrong; marks the field as invalid. */
  readonly error?: string | undefined
}

/** Description and error of a field: the error takes the description's place. */
export function FieldNotes({ description, error }: Pick<FieldParts, 'description' | 'error'>) {
  if (error !== undefined) return <FieldError>{error}</FieldError>
  return description === undefined ? null : <FieldDescription>{description}</FieldDescription>
}
