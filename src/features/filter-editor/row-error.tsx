import { FieldError } from '#ui/field-error.tsx'

export type RowErrorProps = { readonly id?: string | undefined; readonly error: string | undefined }

/** The error of a row's field, below its line. It may be wider than the field, but never widens it. */
export function RowError({ id, error }: RowErrorProps) {
  if (error === undefined) return null
  return (
    <span className="order-last block w-0 min-w-full">
      <span className="block w-max max-w-[min(22rem,100vw-8rem)]">
        <FieldError id={id}>{error}</FieldError>
      </span>
    </span>
  )
}
