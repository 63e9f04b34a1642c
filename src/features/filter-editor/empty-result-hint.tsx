import { useMemo } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { describeTree, sentenceText } from '#domain/configuration/describe.ts'
import { findNode } from '#domain/filter-tree/draft-nodes.ts'
import { muteNodes } from '#domain/filter-tree/filter-edit-several.ts'
import { Button } from '#ui/button.tsx'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { Notice } from '#ui/notice.tsx'
import { useEditor } from './editor-context.ts'

export type EmptyResultHintProps = {
  readonly root: DraftNode
  /** Keys of the fewest leaves to mute so that records match. */
  readonly toMute: readonly string[]
}

/** More conditions are only counted. */
const named = 3

export function EmptyResultHint({ root, toMute }: EmptyResultHintProps) {
  const { columns, members, edit } = useEditor()
  const names = useMemo(
    () =>
      toMute.slice(0, named).flatMap((key) => {
        const node = findNode(root, key)
        if (!node) return []
        const words = { columns, members, time_zone: browserTimeZone(), record_id_count: 0 }
        return [{ key, text: sentenceText(describeTree(node, words)) }]
      }),
    [root, toMute, columns, members],
  )
  const more = toMute.length - names.length
  if (names.length === 0) return null
  return (
    <div className="px-1 pt-3">
      <Notice
        tone="warn"
        action={
          <Button
            size="small"
            onClick={() =>
              edit((whole) => muteNodes(whole, toMute), {
                focus: toMute[0] ?? root.key,
                say: toMute.length === 1 ? 'Muted' : `Muted ${toMute.length} conditions`,
              })
            }
          >
            {toMute.length === 1 ? 'Mute it' : `Mute these ${toMute.length}`}
          </Button>
        }
      >
        <p>
          No matches.{' '}
          {toMute.length === 1
            ? 'This condition excludes everything: '
            : 'Together these conditions exclude everything: '}
          {names.map(({ key, text }, index) => (
            <span key={key}>
              {index === 0 ? '' : ' · '}
              <bdi translate="no" className="font-semibold">
                {text}
              </bdi>
            </span>
          ))}
          {more > 0 ? ` and ${more} more` : ''}.
        </p>
      </Notice>
    </div>
  )
}
