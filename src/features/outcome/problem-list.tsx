import { useState } from 'react'
import { CircleAlert, CornerDownLeft } from 'lucide-react'
import type { PlacedText } from '#domain/configuration/problem-text.ts'
import type { Place, Problem } from '#domain/configuration/problems.ts'
import { Button } from '#ui/button.tsx'
import { passedByTab } from '#ui/reachable.ts'
import { narrowScreen, useMediaQuery } from '#ui/use-media-query.ts'
import * as words from './words.ts'

export type ProblemListProps = {
  readonly problems: readonly Problem[]
  readonly textOf: (problem: Problem) => PlacedText
  readonly onJump: (place: Place) => void
}

const firstShown = { wide: 4, narrow: 1 } as const

/** Directly above Export. It scrolls by itself when it is long. */
export function ProblemList({ problems, textOf, onJump }: ProblemListProps) {
  const isNarrow = useMediaQuery(narrowScreen)
  const [showsAll, setShowsAll] = useState(false)
  const causes = withoutConsequences(problems)
  if (causes.length === 0) return null
  const shown = showsAll ? causes : causes.slice(0, firstShown[isNarrow ? 'narrow' : 'wide'])
  const hidden = causes.length - shown.length
  return (
    <section
      {...passedByTab}
      aria-labelledby="problems-title"
      className="max-h-[26dvh] overflow-y-auto rounded-lg bg-warn-soft py-2 text-warn"
    >
      <h3 id="problems-title" className="flex items-center gap-2 px-3 font-medium">
        <CircleAlert className="size-4 shrink-0" aria-hidden />
        {words.problems(causes.length)}
      </h3>
      <ul className="mt-1 px-1">
        {shown.map((problem, index) => {
          const { place, column, text } = textOf(problem)
          return (
            <li key={`${placeKey(problem.place)} ${index}`}>
              <Button
                variant="quiet"
                size="small"
                onClick={() => onJump(problem.place)}
                className="w-full justify-start! text-left whitespace-normal! text-warn! hover:bg-surface!"
              >
                <CornerDownLeft className="mx-0.5 size-3.5!" aria-hidden />
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <span className="font-medium">{words.problemPlace(place, column)}</span> {text}
                </span>
              </Button>
            </li>
          )
        })}
      </ul>
      {hidden > 0 ? (
        <Button
          variant="quiet"
          size="small"
          onClick={() => setShowsAll(true)}
          className="ml-1 text-warn! underline underline-offset-2"
        >
          {words.showMoreProblems(hidden)}
        </Button>
      ) : null}
    </section>
  )
}

/** A leaf without a column lacks operator and value too. One message is enough. */
function withoutConsequences(problems: readonly Problem[]): readonly Problem[] {
  const withoutColumn = new Set(
    problems.flatMap(({ place }) =>
      place.kind === 'node' && place.field === 'column_id' ? [place.key] : [],
    ),
  )
  return problems.filter(
    ({ place }) =>
      place.kind === 'option' || place.field === 'column_id' || !withoutColumn.has(place.key),
  )
}

const placeKey = (place: Place): string =>
  place.kind === 'node' ? `${place.key} ${place.field}` : place.field
