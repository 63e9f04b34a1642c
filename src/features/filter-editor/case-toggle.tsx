import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { classNames } from '#ui/class-names.ts'
import { does } from './row-controls.ts'
import { iconButton } from './row-styles.ts'
import * as words from './words.ts'

export function CaseToggle({ filter }: { readonly filter: DraftFilter }) {
  const isSensitive = filter.case_sensitive !== false
  return (
    <button
      {...does('match_case')}
      data-field="case_sensitive"
      data-tip={isSensitive ? words.caseSensitive : words.ignoresCase}
      aria-label={words.matchCase}
      aria-pressed={isSensitive}
      className={classNames(
        iconButton,
        'text-2xs',
        isSensitive ? 'font-semibold text-ink-2' : 'text-ink-3 line-through',
      )}
    >
      {words.caseSign}
    </button>
  )
}
