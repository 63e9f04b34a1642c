import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'

export type FieldErrorProps = { readonly id?: string | undefined; readonly children: ReactNode }

/** The error below a field. With an `id`, the field can point to it by `aria-describedby`. */
export function FieldError({ id, children }: FieldErrorProps) {
  return (
    <span id={id} className="flex items-start gap-1.5 text-xs text-bad">
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </span>
  )
}

export const labelLook = (isHidden: boolean): string =>
  isHidden ? 'sr-only' : 'text-sm text-ink-2'

export type FieldParts = {
  readonly label: string
  /** Keeps the label for screen readers only. */
  readonly hidesLabel?: boolean
  readonly description?: ReactNode
  readonly error?: string | undefined
}

export type FieldNotesProps = Pick<FieldParts, 'description' | 'error'> & {
  readonly id?: string
}

export function FieldNotes({ id, description, error }: FieldNotesProps) {
  if (error !== undefined) return <FieldError id={id}>{error}</FieldError>
  if (description === undefined) return null
  return (
    <span id={id} className="text-xs text-ink-3">
      {description}
    </span>
  )
}
