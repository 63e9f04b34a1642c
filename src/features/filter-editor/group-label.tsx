import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { kindOf, type GroupKind } from '#domain/filter-tree/draft-nodes.ts'
import { classNames, focusRing } from '#ui/class-names.ts'
import { does } from './row-controls.ts'
import * as words from './words.ts'

/** A touch area of 44 px around a small label. */
const touchArea = 'after:absolute after:-inset-x-1 after:-inset-y-2.5 lg:after:hidden'

const colours = {
  and: 'bg-and-soft text-and',
  or: 'bg-or-soft text-or',
  not: 'bg-not-soft text-not',
} as const satisfies Record<GroupKind, string>

/** AND, OR or NOT with its meaning. A click switches between AND and OR. */
export function GroupLabel({ node }: { readonly node: DraftNode }) {
  const kind = kindOf(node)
  if (kind === 'filter') return null
  const word = words.groupWord[kind]
  const meaning = words.groupMeaning[kind]
  const box = classNames(
    'relative z-1 inline-flex h-6 items-center rounded-md px-2 text-2xs font-bold tracking-wider',
    colours[kind],
  )
  const other = kind === 'and' ? 'or' : 'and'
  return (
    <>
      {kind === 'not' ? (
        <span className={box}>{word}</span>
      ) : (
        <button
          {...does('toggle')}
          data-tip={words.changeTo(other)}
          data-tip-keys="T"
          aria-label={words.groupSwitch(kind, other)}
          className={classNames(focusRing, box, touchArea)}
        >
          {word}
        </button>
      )}
      <span className="truncate text-ink-3 max-sm:hidden">{meaning}</span>
    </>
  )
}
