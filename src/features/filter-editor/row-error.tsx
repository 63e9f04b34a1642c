import { FieldError } from '#ui/field-error.tsx'

export type RowErrorProps = { readonly id?: string; readonly error: string | undefined }

/** The error of a row's field, below the line. */
export function RowError({ id, error }: RowErrorProps) {
  if (error === undefined) return null
  return (
    <span id={id} className="order-last max-w-88 basis-full">
      <FieldError>{error}</FieldError>
    </span>
  )
}
