import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import * as words from './list-words.ts'

export type ClearHistoryProps = {
  readonly runs: number
  readonly onClear: () => void
  /** What stands beside the button. */
  readonly children: ReactNode
}

/** Asks in place. The focus goes from the button to the question, and back if it is cancelled. */
export function ClearHistory({ runs, onClear, children }: ClearHistoryProps) {
  const [step, setStep] = useState<'first' | 'asking' | 'cancelled'>('first')
  if (step !== 'asking') {
    return (
      <div className="flex items-center gap-2">
        {children}
        <Button autoFocus={step === 'cancelled'} variant="quiet" onClick={() => setStep('asking')}>
          {words.clear}
        </Button>
      </div>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The dialog stays open.
    event.stopPropagation()
    setStep('cancelled')
  }
  return (
    <div
      role="group"
      aria-labelledby="clear-history"
      className="flex flex-wrap items-center gap-2 rounded-lg bg-sunken py-1.5 pr-1.5 pl-3"
    >
      <span id="clear-history" className="min-w-40 flex-1">
        {words.askToClear(runs)}
      </span>
      <Button autoFocus size="small" onKeyDown={onKeyDown} onClick={() => setStep('cancelled')}>
        {words.cancel}
      </Button>
      <Button size="small" variant="danger" onKeyDown={onKeyDown} onClick={onClear}>
        {words.deleteRuns}
      </Button>
    </div>
  )
}
