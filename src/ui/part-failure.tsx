import { useEffect } from 'react'
import { RotateCw } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import { PartMissing } from './load-part.ts'
import { Notice } from './notice.tsx'
import { reloadPage, useIsOutdated } from './reload-page.ts'

export type PartFailureProps = {
  /** What is not there, as the beginning of a sentence. */
  readonly name: string
  readonly error: unknown
  /** How often it was shown again already. */
  readonly tries: number
  readonly onRetry: () => void
  /** `block` stands in the part's place, `row` within a row, `icon` where there is hardly room. */
  readonly look?: 'block' | 'row' | 'icon'
  /** Of a block. */
  readonly className?: string
}

/** Stands in the place of a part of the page that failed or was not loaded, with the way back. */
export function PartFailure(props: PartFailureProps) {
  const { name, error, tries, onRetry, look = 'block', className = 'm-3' } = props
  const isMissing = error instanceof PartMissing
  const isOutdated = useIsOutdated()
  useEffect(() => {
    if (!isMissing) return undefined
    addEventListener('online', onRetry)
    return () => removeEventListener('online', onRetry)
  }, [isMissing, onRetry])
  const title = `${name} ${isMissing ? 'could not be loaded' : 'stopped working'}`
  if (look === 'icon') {
    return (
      <IconButton
        label={`${title}. Try again`}
        size="small"
        className="text-bad!"
        onPress={onRetry}
      >
        <RotateCw aria-hidden />
      </IconButton>
    )
  }
  if (look === 'row') {
    return (
      <span role="alert" className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 text-bad">
        {title}
        <Button size="small" onPress={onRetry}>
          Try again
        </Button>
      </span>
    )
  }
  // Some browsers do not ask for a part again that did not come once.
  const helpsReload = !isMissing || isOutdated || tries > 0
  return (
    <Notice
      tone="bad"
      title={title}
      className={className}
      action={
        <span className="flex gap-2">
          {isMissing && isOutdated ? null : (
            <Button size="small" onPress={onRetry}>
              Try again
            </Button>
          )}
          {helpsReload ? (
            <Button size="small" onPress={() => void reloadPage()}>
              Reload page
            </Button>
          ) : null}
        </span>
      }
    >
      {whatToDo(isMissing, isOutdated)}
    </Notice>
  )
}

function whatToDo(isMissing: boolean, isOutdated: boolean): string {
  if (isMissing && isOutdated) {
    return 'Winnow was updated after this page was opened. Reload the page; what you typed stays.'
  }
  return isMissing
    ? 'Check the connection, then try again.'
    : 'The rest of the page goes on, and what you typed is kept.'
}
