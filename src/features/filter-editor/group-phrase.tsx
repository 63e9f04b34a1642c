import { memo } from 'react'
import { ChevronRight } from 'lucide-react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { describeTree, sentenceText } from '#domain/configuration/describe.ts'
import { toggleCollapsed } from '#domain/filter-tree/filter-edit.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { IconButton } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { useEditor } from './editor-context.ts'
import { GroupLabel } from './group-label.tsx'
import { messageAt } from './row-problems.ts'
import { useRowDrag } from './use-row-drag.ts'

export type GroupPhraseProps = {
  readonly node: DraftNode
  readonly problems: readonly Problem[]
  readonly isRoot: boolean
}

export const GroupPhrase = memo(function GroupPhrase({ node, problems, isRoot }: GroupPhraseProps) {
  const { edit } = useEditor()
  const handle = useRowDrag(isRoot ? null : node.key)
  const isCollapsed = node.collapsed === true
  const message = messageAt(problems, 'node')
  return (
    <>
      {isCollapsed ? (
        <IconButton
          label="Expand"
          shortcut="→"
          size="small"
          variant="quiet"
          onClick={() =>
            edit((root) => toggleCollapsed(root, node.key), { focus: node.key, say: 'Expanded' })
          }
        >
          <ChevronRight aria-hidden />
        </IconButton>
      ) : null}
      <span
        ref={handle}
        data-drag-handle
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
})

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
