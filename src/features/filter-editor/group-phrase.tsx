import { ChevronRight } from 'lucide-react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { describeTree, sentenceText } from '#domain/configuration/describe-tree.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { classNames } from '#ui/class-names.ts'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { useEditor } from './editor-context.ts'
import { GroupLabel } from './group-label.tsx'
import { does } from './row-controls.ts'
import { messageAt } from './row-problems.ts'
import { iconButton } from './row-styles.ts'
import * as words from './words.ts'

export type GroupPhraseProps = {
  readonly node: DraftNode
  readonly problems: readonly Problem[]
  readonly isRoot: boolean
}

export function GroupPhrase({ node, problems, isRoot }: GroupPhraseProps) {
  const isCollapsed = node.collapsed === true
  const message = messageAt(problems, 'node')
  return (
    <>
      {isCollapsed ? (
        <button
          {...does('expand')}
          aria-label={words.expand}
          data-tip={words.expand}
          data-tip-keys="→"
          className={classNames(iconButton, '[&_svg]:size-4')}
        >
          <ChevronRight aria-hidden />
        </button>
      ) : null}
      <span
        {...(isRoot ? {} : { 'data-drag-handle': true })}
        className={classNames(
          'flex min-w-0 items-center gap-x-1.5',
          !isRoot && 'cursor-grab touch-manipulation active:cursor-grabbing',
        )}
      >
        <GroupLabel node={node} />
      </span>
      {isCollapsed ? <Sentence node={node} /> : null}
      {message === undefined ? null : <span className="text-xs text-bad">{message}</span>}
    </>
  )
}

function Sentence({ node }: { readonly node: DraftNode }) {
  const { columns, members } = useEditor()
  const sentence = describeTree(node, {
    columns,
    members,
    time_zone: browserTimeZone(),
    record_id_count: 0,
    most_leaves: 20,
  })
  return <span className="min-w-0 truncate text-ink-2">{sentenceText(sentence)}</span>
}
