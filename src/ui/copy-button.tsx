import { Check, Copy } from 'lucide-react'
import { Button, IconButton, type ButtonVariant } from './button.tsx'
import { notCopied } from './copy-text.ts'
import { useCopy, type CopyState } from './use-copy.ts'

const said = {
  copied: () => 'Copied',
  refused: notCopied,
} as const satisfies Record<Exclude<CopyState, 'ready'>, () => string>

export type CopyButtonProps = {
  /** Makes the text when it is copied, and not before. */
  readonly text: () => string
  readonly label?: string
  readonly size?: 'small' | 'medium'
  readonly variant?: ButtonVariant
  /** Shows no words: the label is read out. */
  readonly isIcon?: boolean
}

/** Copies a text and says so. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label = 'Copy', size = 'small', variant, isIcon } = props
  const { state, copy } = useCopy(text)
  const now = state === 'ready' ? label : said[state]()
  const icon = state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />
  return (
    <>
      {isIcon ? (
        <IconButton label={now} size={size} variant={variant ?? 'quiet'} onPress={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button size={size} {...(variant ? { variant } : {})} onPress={copy}>
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
