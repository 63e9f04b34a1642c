import { useId, type ComponentProps, type ReactNode, type Ref } from 'react'
import { classNames, fieldBox, smallFieldBox } from './class-names.ts'
import { FieldNotes, labelLook, type FieldParts } from './field-error.tsx'

type Base<Element extends 'input' | 'textarea'> = FieldParts &
  Omit<
    ComponentProps<Element>,
    'id' | 'size' | 'prefix' | 'value' | 'onChange' | 'className' | 'ref' | 'children'
  > & {
    readonly value: string
    readonly onChange?: (value: string) => void
  }

/** What links an input with its label and its notes. */
function useFieldIds({ description, error }: Pick<FieldParts, 'description' | 'error'>) {
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

export type TextFieldProps = Base<'input'> & {
  readonly size?: 'small' | 'medium'
  readonly prefix?: ReactNode
  readonly className?: string
  readonly inputRef?: Ref<HTMLInputElement>
  /** For a parent that wraps: the notes are below the line and wider than the box. */
  readonly isInLine?: boolean
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
  isInLine = false,
  ...props
}: TextFieldProps) {
  const { noteId, input } = useFieldIds({ description, error })
  return (
    <div className={isInLine ? 'contents' : classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={input.id} className={labelLook(hidesLabel)}>
        {label}
      </label>
      <div
        data-invalid={input['aria-invalid']}
        className={classNames(
          size === 'small' ? smallFieldBox : fieldBox,
          'gap-2 px-2.5',
          isInLine && className,
        )}
      >
        {prefix}
        <input
          type="text"
          {...props}
          {...input}
          ref={inputRef}
          onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <span className={isInLine ? 'order-last max-w-88 basis-full empty:hidden' : 'contents'}>
        <FieldNotes id={noteId} description={description} error={error} />
      </span>
    </div>
  )
}

export type TextAreaProps = Base<'textarea'> & {
  readonly areaRef?: Ref<HTMLTextAreaElement>
  /** For ids and code. */
  readonly isMono?: boolean
}

export function TextArea({
  label,
  hidesLabel = false,
  description,
  error,
  onChange,
  rows = 4,
  areaRef,
  isMono,
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
          className={classNames(
            'min-w-0 flex-1 resize-y bg-transparent px-2.5 py-2 outline-none',
            isMono && 'font-mono text-xs leading-5',
          )}
        />
      </div>
      <FieldNotes id={noteId} description={description} error={error} />
    </div>
  )
}
