import { FileTrigger } from 'react-aria-components'
import { Button, type ButtonProps } from './button.tsx'

export type FileButtonProps = Omit<ButtonProps, 'onPress'> & {
  /** File extensions or media types: `.json`. Default: all files. */
  readonly accepts?: readonly string[]
  readonly onChoose: (file: File) => void
}

export function FileButton({ accepts, onChoose, ...props }: FileButtonProps) {
  return (
    <FileTrigger
      {...(accepts ? { acceptedFileTypes: [...accepts] } : {})}
      onSelect={(files) => {
        const file = files?.[0]
        if (file) onChoose(file)
      }}
    >
      <Button {...props} />
    </FileTrigger>
  )
}
