import { RotateCw } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import { PartMissing } from './load-part.ts'
import { Notice } from './notice.tsx'
import { reloadPage, useIsOutdated } from './reload-page.ts'
import { useWindowEvents } from './use-window-events.ts'
import * as words from './words.ts'

export type PartFailureProps = {
  /** The subject of the error sentence. */
  readonly name: string
  readonly error: unknown
  readonly tries: number
  readonly onRetry: () => void
  /** `block` replaces the part, `row` fits in a row, `icon` fits in an icon's place. */
  readonly look?: 'block' | 'row' | 'icon'
  /** For `block` only. */
  readonly className?: string
}

export function PartFailure(props: PartFailureProps) {
  const { name, error, tries, onRetry, look = 'block', className = 'm-3' } = props
  const isMissing = error instanceof PartMissing
  const isOutdated = useIsOutdated()
  const needsReload = isMissing && (isOutdated || error.needsReload)
  const retry = ({ currentTarget }: { readonly currentTarget: Element }) => {
    focusAround(currentTarget)
    onRetry()
  }
  useWindowEvents({ online: onRetry }, { isOn: isMissing })
  const title = isMissing ? words.partNotLoaded(name) : words.partStopped(name)
  const tryAgain = needsReload ? null : (
    <Button size="small" onClick={retry}>
      {words.tryAgain}
    </Button>
  )
  const reload = (
    <Button size="small" onClick={() => void reloadPage()}>
      {words.reloadPage}
    </Button>
  )
  if (look === 'icon') {
    return (
      <IconButton
        label={words.pressTo(title, needsReload ? words.reloadPage : words.tryAgain)}
        size="small"
        className="text-bad!"
        onClick={needsReload ? () => void reloadPage() : retry}
      >
        <RotateCw aria-hidden />
      </IconButton>
    )
  }
  if (look === 'row') {
    return (
      <span role="alert" className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 text-bad">
        {title}
        {tryAgain ?? reload}
      </span>
    )
  }
  const helpsReload = !isMissing || needsReload || tries > 0
  return (
    <Notice
      tone="bad"
      title={title}
      className={className}
      action={
        <span className="flex gap-2">
          {tryAgain}
          {helpsReload ? reload : null}
        </span>
      }
    >
      {isMissing ? whatToDo(isOutdated, needsReload) : words.restStillWorks}
    </Notice>
  )
}

/** The pressed button goes away. Without this the focus would, too, and Escape would not close a dialog. */
function focusAround(button: Element): void {
  button.parentElement?.closest<HTMLElement>('[role=dialog], [tabindex]')?.focus()
}

function whatToDo(isOutdated: boolean, needsReload: boolean): string {
  if (isOutdated) return words.pageOutdated
  return needsReload ? words.reloadToLoad : words.checkConnection
}
