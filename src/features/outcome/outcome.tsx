import type { SentencePart } from '#domain/configuration/describe.ts'
import type { Place, Problem } from '#domain/configuration/problems.ts'
import { FileFacts, type FileFactsProps } from './file-facts.tsx'
import { OutcomeViews, type OutcomeViewsProps } from './outcome-views.tsx'
import { ProblemList } from './problem-list.tsx'
import { Sentence } from './sentence.tsx'

export type OutcomeProps = {
  readonly sentence: readonly SentencePart[]
  readonly warnings: readonly string[]
  readonly facts: FileFactsProps | null
  readonly views: OutcomeViewsProps
  readonly problems: readonly Problem[]
  readonly onJump: (place: Place) => void
}

export function Outcome({ sentence, warnings, facts, views, problems, onJump }: OutcomeProps) {
  return (
    <div className="pb-3">
      <div className="px-4 py-3">
        <Sentence parts={sentence} />
        {warnings.map((warning) => (
          <p key={warning} className="pt-1 text-warn">
            {warning}
          </p>
        ))}
      </div>
      {facts ? <FileFacts {...facts} /> : null}
      <OutcomeViews {...views} />
      <ProblemList problems={problems} onJump={onJump} />
    </div>
  )
}
