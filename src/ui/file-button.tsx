import { useRef } from 'react'
import { Button, type ButtonProps } from './button.tsx'

export type FileButtonProps = Omit<ButtonProps, 'onClick'> & {
  /** File extensions or media types: `.json`. Default: all files. */
  readonly accepts?: readonly string[]
  readonly onChoose: (file: File) => void
}

export function FileButton({ accepts, onChoose, ...props }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...props} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        accept={accepts?.join(',')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // The user may choose the same file again.
          currentTarget.value = ''
          if (file) onChoose(file)
        }}
      />
    </>
  )
}
