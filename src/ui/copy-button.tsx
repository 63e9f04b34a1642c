import { Check, Copy } from 'lucide-react'
import { Button, IconButton, type ButtonVariant } from './button.tsx'
import { notCopied } from './copy-text.ts'
import { useCopy, type CopyState } from './use-copy.ts'
import * as words from './words.ts'

const results = {
  copied: () => words.copied,
  refused: notCopied,
} as const satisfies Record<Exclude<CopyState, 'ready'>, () => string>

export type CopyButtonProps = {
  readonly text: () => string
  readonly label?: string
  readonly size?: 'small' | 'medium'
  readonly variant?: ButtonVariant
  /** Shows only the icon; screen readers get the label. */
  readonly isIcon?: boolean
}

export function CopyButton(props: CopyButtonProps) {
  const { text, label = words.copy, size = 'small', variant, isIcon } = props
  const { state, copy } = useCopy(text)
  const now = state === 'ready' ? label : results[state]()
  const icon = state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />
  return (
    <>
      {isIcon ? (
        <IconButton label={now} size={size} variant={variant ?? 'quiet'} onClick={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button size={size} {...(variant ? { variant } : {})} onClick={copy}>
          {icon}
          {now}
        </Button>
      )}
      <output aria-live="polite" className="sr-only">
        {state === 'ready' ? '' : now}
      </output>
    </>
  )
}
