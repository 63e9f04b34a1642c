import type { ReactNode } from 'react'
import { Boundary } from '#ui/boundary.tsx'
import { classNames } from '#ui/class-names.ts'
import { passedByTab } from '#ui/reachable.ts'
import * as words from './words.ts'

export type PageLayoutProps = {
  readonly header: ReactNode
  readonly notices: ReactNode
  readonly main: ReactNode
  /** At the top of the outcome; null on a narrow screen, where it is in the bar. */
  readonly headline: ReactNode
  /** Beside the main column, or below it on a narrow screen. Null before there is anything to export. */
  readonly outcome: ReactNode
  /** At the end of the outcome, or at the bottom of a narrow screen. */
  readonly bar: ReactNode
}

/**
 * Headline and bar of the outcome never move: the part between them takes the height that is left, and
 * messages are above the main column only.
 */
export function PageLayout(props: PageLayoutProps) {
  const { header, notices, main, headline, outcome, bar } = props
  return (
    <>
      <Boundary name={words.headerPart}>{header}</Boundary>
      <main
        className={classNames(
          'mx-auto grid max-w-[1560px] items-start gap-3 p-3',
          'lg:grid-cols-[minmax(0,1fr)_clamp(360px,33vw,472px)] lg:gap-5 lg:p-5',
        )}
      >
        <div className="flex min-w-0 flex-col gap-3 lg:gap-5">
          <div data-messages className="flex flex-col gap-2 empty:hidden">
            <Boundary name={words.noticesPart}>{notices}</Boundary>
          </div>
          {main}
        </div>
        <aside
          aria-label={words.yourExport}
          className={classNames(
            'flex min-w-0 flex-col rounded-xl border border-line bg-surface shadow-card',
            'fixed-outcome:sticky fixed-outcome:top-18',
            outcome === null
              ? 'max-lg:border-0 max-lg:shadow-none'
              : 'fixed-outcome:h-[calc(100dvh-92px)] fixed-outcome:min-h-105',
          )}
        >
          {headline}
          <div
            {...passedByTab}
            className="min-h-0 empty:hidden lg:flex lg:min-h-40 lg:flex-1 lg:flex-col lg:overflow-y-auto"
          >
            <Boundary name={words.summaryPart}>{outcome}</Boundary>
          </div>
          <div className="bottom-bar border-t border-line empty:hidden">
            <Boundary name={words.exportBarPart}>{bar}</Boundary>
          </div>
        </aside>
        <div aria-hidden className="h-36 lg:hidden" />
      </main>
    </>
  )
}
