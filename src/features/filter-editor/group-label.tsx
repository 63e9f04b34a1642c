import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { kindOf } from '#domain/filter-tree/draft-nodes.ts'
import { classNames, focusRing } from '#ui/class-names.ts'
import { groups } from './groups.ts'
import { does } from './row-controls.ts'

/** A touch area of 44 px around a small label. */
const touchArea = 'after:absolute after:-inset-x-1 after:-inset-y-2.5 lg:after:hidden'

/** AND, OR or NOT with its meaning. A click switches between AND and OR. */
export function GroupLabel({ node }: { readonly node: DraftNode }) {
  const kind = kindOf(node)
  if (kind === 'filter') return null
  const { word, sentence, label } = groups[kind]
  const box = classNames(
    'relative z-1 inline-flex h-6 items-center rounded-md px-2 text-2xs font-bold tracking-wider',
    label,
  )
  const other = kind === 'and' ? 'OR' : 'AND'
  return (
    <>
      {kind === 'not' ? (
        <span className={box}>{word}</span>
      ) : (
        <button
          {...does('toggle')}
          data-tip={`Change to ${other}`}
          data-tip-keys="T"
          aria-label={`${word}: ${sentence}. Change to ${other}`}
          className={classNames(focusRing, box, touchArea)}
        >
          {word}
        </button>
      )}
      <span className="truncate text-ink-3 max-sm:hidden">{sentence}</span>
    </>
  )
}
