import type { ClipboardEvent } from 'react'
import { ComboBox, Group, Input } from 'react-aria-components'
import { classNames, fieldBox, smallFieldBox } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldParts } from './field-error.tsx'
import { fittingSuggestions, SuggestionList, type Suggestion } from './suggestion-list.tsx'

export type SuggestFieldProps = FieldParts & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly suggestions: readonly Suggestion[]
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  readonly className?: string
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void
  readonly onBlur?: () => void
}

export function SuggestField(props: SuggestFieldProps) {
  const { label, hidesLabel, description, error, value, onChange, suggestions } = props
  return (
    <ComboBox
      allowsCustomValue
      menuTrigger="focus"
      items={fittingSuggestions(suggestions, value)}
      inputValue={value}
      onInputChange={onChange}
      selectedKey={null}
      onSelectionChange={(id) => {
        if (id !== null) onChange(String(id))
      }}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      isInvalid={error !== undefined}
      className={classNames('flex min-w-0 flex-col gap-1', props.className)}
    >
      <FieldLabel isHidden={hidesLabel ?? false}>{label}</FieldLabel>
      <Group
        isInvalid={error !== undefined}
        className={classNames(props.size === 'small' ? smallFieldBox : fieldBox, 'px-2.5')}
      >
        <Input
          {...(props.onPaste ? { onPaste: props.onPaste } : {})}
          placeholder={props.placeholder ?? ''}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </Group>
      <FieldNotes description={description} error={error} />
      <SuggestionList />
    </ComboBox>
  )
}
