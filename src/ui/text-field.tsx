import type { ClipboardEvent, ReactNode, Ref } from 'react'
import {
  Group,
  Input,
  TextArea as RacTextArea,
  TextField as RacTextField,
  type TextFieldProps as RacTextFieldProps,
} from 'react-aria-components'
import { classNames, fieldBox, smallFieldBox } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldParts } from './field-error.tsx'

type Base = Omit<RacTextFieldProps, 'className' | 'children' | 'isInvalid'> & FieldParts
export type TextFieldProps = Base & {
  readonly size?: 'small' | 'medium'
  readonly placeholder?: string
  readonly prefix?: ReactNode
  readonly className?: string
  readonly inputRef?: Ref<HTMLInputElement>
  /** For a parent that wraps: the notes are below the line and wider than the box. */
  readonly isInLine?: boolean
}

export function TextField({
  label,
  hidesLabel,
  description,
  error,
  size = 'medium',
  placeholder,
  prefix,
  className,
  inputRef,
  isInLine = false,
  ...props
}: TextFieldProps) {
  const isInvalid = error !== undefined
  return (
    <RacTextField
      {...props}
      isInvalid={isInvalid}
      className={isInLine ? 'contents' : classNames('flex min-w-0 flex-col gap-1', className)}
    >
      <FieldLabel isHidden={hidesLabel ?? false}>{label}</FieldLabel>
      <Group
        isInvalid={isInvalid}
        className={classNames(
          size === 'small' ? smallFieldBox : fieldBox,
          'gap-2 px-2.5',
          isInLine && className,
        )}
      >
        {prefix}
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          placeholder={placeholder ?? ''}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </Group>
      <span className={isInLine ? 'order-last max-w-88 basis-full empty:hidden' : 'contents'}>
        <FieldNotes description={description} error={error} />
      </span>
    </RacTextField>
  )
}

export type TextAreaProps = Omit<Base, 'onPaste'> & {
  readonly placeholder?: string
  readonly rows?: number
  readonly areaRef?: Ref<HTMLTextAreaElement>
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  /** For ids and code. */
  readonly isMono?: boolean
}

export function TextArea({
  label,
  hidesLabel,
  description,
  error,
  placeholder,
  rows = 4,
  areaRef,
  isMono,
  onPaste,
  ...props
}: TextAreaProps) {
  const isInvalid = error !== undefined
  return (
    <RacTextField {...props} isInvalid={isInvalid} className="flex min-w-0 flex-col gap-1">
      <FieldLabel isHidden={hidesLabel ?? false}>{label}</FieldLabel>
      <Group isInvalid={isInvalid} className={classNames(fieldBox, 'overflow-hidden')}>
        <RacTextArea
          {...(areaRef ? { ref: areaRef } : {})}
          {...(onPaste ? { onPaste } : {})}
          rows={rows}
          placeholder={placeholder ?? ''}
          className={classNames(
            'min-w-0 flex-1 resize-y bg-transparent px-2.5 py-2 outline-none',
            isMono && 'font-mono text-xs leading-5',
          )}
        />
      </Group>
      <FieldNotes description={description} error={error} />
    </RacTextField>
  )
}
