import type { ReactNode } from 'react'
import { Label, Text } from 'react-aria-components'
import { FieldNotes as Notes, labelLook, type FieldParts } from './field-error.tsx'

/** The label and the notes of a field of RAC, which links them by its contexts. */

export type FieldLabelProps = { readonly isHidden?: boolean; readonly children: ReactNode }

export function FieldLabel({ isHidden = false, children }: FieldLabelProps) {
  return <Label className={labelLook(isHidden)}>{children}</Label>
}

export function FieldNotes(props: Pick<FieldParts, 'description' | 'error'>) {
  if (props.error === undefined && props.description === undefined) return null
  return (
    <Text slot={props.error === undefined ? 'description' : 'errorMessage'}>
      <Notes {...props} />
    </Text>
  )
}
