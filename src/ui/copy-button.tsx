import { useEffect, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { Button } from './button.tsx'

/** How long it says what happened, in milliseconds. */
const saidFor = 2500

const said = {
  ready: 'Copy',
  copied: 'Copied',
  refused: 'Not allowed to copy',
} as const

export type CopyButtonProps = {
  /** Makes the text when it is copied, and not before. */
  readonly text: () => string
}

/** Copies a text and says so. */
export function CopyButton({ text }: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof said>('ready')
  useEffect(() => {
    if (state === 'ready') return undefined
    const timer = setTimeout(() => setState('ready'), saidFor)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <>
      <Button size="small" onPress={() => void copy()}>
        {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        {said[state]}
      </Button>
      <output aria-live="polite" className="sr-only">
        {state === 'ready' ? '' : said[state]}
      </output>
    </>
  )
}
