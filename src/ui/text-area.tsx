import type { Ref } from 'react'
import { classNames, fieldBox } from './class-names.ts'
import { FieldNotes, labelLook } from './field-error.tsx'
import { useFieldIds, type FieldProps } from './text-field.tsx'

export type TextAreaProps = FieldProps<'textarea'> & {
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

/** For ids and code. */
export function TextArea({
  label,
  hidesLabel = false,
  description,
  error,
  onChange,
  rows = 4,
  areaRef,
  ...props
}: TextAreaProps) {
  const { noteId, input } = useFieldIds({ description, error })
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={input.id} className={labelLook(hidesLabel)}>
        {label}
      </label>
      <div data-invalid={input['aria-invalid']} className={classNames(fieldBox, 'overflow-hidden')}>
        <textarea
          {...props}
          {...input}
          ref={areaRef}
          rows={rows}
          onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
          className="min-w-0 flex-1 resize-y bg-transparent px-2.5 py-2 font-mono text-xs leading-5 outline-none"
        />
      </div>
      <FieldNotes id={noteId} description={description} error={error} />
    </div>
  )
}
