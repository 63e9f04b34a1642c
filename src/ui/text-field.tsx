import { useId, type ComponentProps, type ReactNode, type Ref } from 'react'
import { classNames, fieldBox, smallFieldBox } from './class-names.ts'
import { FieldNotes, labelLook, type FieldParts } from './field-error.tsx'

export type FieldProps<Element extends 'input' | 'textarea'> = FieldParts &
  Omit<
    ComponentProps<Element>,
    'id' | 'size' | 'prefix' | 'value' | 'onChange' | 'className' | 'ref' | 'children'
  > & {
    readonly value: string
    readonly onChange?: (value: string) => void
  }

/** What links an input with its label and its notes. */
export function useFieldIds({ description, error }: Pick<FieldParts, 'description' | 'error'>) {
  const id = useId()
  const noteId = `${id}-note`
  const hasNote = error !== undefined || description !== undefined
  return {
    noteId,
    input: {
      id,
      'aria-invalid': error !== undefined || undefined,
      'aria-describedby': hasNote ? noteId : undefined,
    },
  }
}

export type TextFieldProps = FieldProps<'input'> & {
  readonly size?: 'small' | 'medium'
  readonly prefix?: ReactNode
  readonly className?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

export function TextField({
  label,
  hidesLabel = false,
  description,
  error,
  onChange,
  size = 'medium',
  prefix,
  className,
  inputRef,
  ...props
}: TextFieldProps) {
  const { noteId, input } = useFieldIds({ description, error })
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={input.id} className={labelLook(hidesLabel)}>
        {label}
      </label>
      <div
        data-invalid={input['aria-invalid']}
        className={classNames(size === 'small' ? smallFieldBox : fieldBox, 'gap-2 px-2.5')}
      >
        {prefix}
        <input
          type="text"
          dir="auto"
          {...props}
          {...input}
          ref={inputRef}
          onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <FieldNotes id={noteId} description={description} error={error} />
    </div>
  )
}
