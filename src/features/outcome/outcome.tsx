import type { SentencePart } from '#domain/configuration/describe-tree.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { FileFactsProps } from './file-facts.tsx'
import { OutcomeViews, type OutcomeViewsProps } from './outcome-views.tsx'
import { Sentence } from './sentence.tsx'
import { TimelinePlace, type TimelinePlaceProps } from './timeline-place.tsx'
import * as words from './words.ts'

const FileFacts = lazyPart(async () => (await import('./file-facts.tsx')).FileFacts, {
  name: words.notesPart,
  isLikely: true,
})

export type OutcomeProps = {
  readonly sentence: readonly SentencePart[]
  readonly timeline: TimelinePlaceProps
  readonly facts: FileFactsProps | null
  readonly views: OutcomeViewsProps
}

/** Each part has its place from the start; the view takes the height that is left. */
export function Outcome({ sentence, timeline, facts, views }: OutcomeProps) {
  return (
    <div className="flex flex-col lg:shrink-0 lg:grow">
      <TimelinePlace {...timeline} />
      <div className="px-4 py-3 lg:min-h-16">
        <Sentence parts={sentence} />
      </div>
      <OutcomeViews {...views} />
      {facts ? <FileFacts {...facts} /> : null}
    </div>
  )
}
