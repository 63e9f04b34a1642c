import type { Imports, PreparingQueue } from '#domain/contract/endpoints/import-schemas.ts'
import { Notice } from '#ui/notice.tsx'
import { Progress } from '#ui/progress.tsx'
import { preparingFacts } from './import-facts.ts'
import { preparedShare, preparingText } from './import-progress.ts'
import * as words from './list-words.ts'

export type ImportListProps = {
  readonly imports: Imports
  /** Number of queues that can be chosen. */
  readonly ready: number
}

/** The queues that the server is importing, and those that it could not import. */
export function ImportList({ imports, ready }: ImportListProps) {
  const { preparing, failed } = imports
  if (preparing.length + failed.length === 0) return null
  return (
    <div className={ready > 0 ? 'border-t border-line' : ''}>
      {preparing.length > 0 && ready === 0 ? (
        <p className="px-4 pt-3 text-ink-2">{words.preparingQueues}</p>
      ) : null}
      {preparing.length > 0 ? (
        <ul aria-label={words.inPreparation} className="flex flex-col gap-4 px-4 py-3">
          {preparing.map((queue, index) => (
            <Preparing key={queue.id} queue={queue} isWaiting={index > 0} />
          ))}
        </ul>
      ) : null}
      <output className="sr-only">
        {preparing.length > 0 ? words.preparationState(ready, preparing.length) : ''}
      </output>
      {failed.map((queue) => (
        <Notice key={queue.id} tone="bad" className="m-2" title={words.notImported(queue.name)}>
          <p>{queue.reason}.</p>
          <p>{words.fixAndRestart}</p>
        </Notice>
      ))}
    </div>
  )
}

type PreparingProps = { readonly queue: PreparingQueue; readonly isWaiting: boolean }

function Preparing({ queue, isWaiting }: PreparingProps) {
  const state = isWaiting ? words.waiting : preparingText(queue)
  return (
    <li className="flex flex-col gap-1.5">
      <div className="flex items-baseline gap-3">
        <span translate="no" className="min-w-0 flex-1 truncate">
          {queue.name}
        </span>
        <span className="shrink-0 text-xs text-ink-2 tabular-nums">{state}</span>
      </div>
      <Progress
        label={queue.name}
        hidesLabel
        value={isWaiting ? 0 : preparedShare(queue)}
        valueLabel={state}
      />
      <span className="min-h-4 text-xs text-ink-3 tabular-nums">{preparingFacts(queue)}</span>
    </li>
  )
}
