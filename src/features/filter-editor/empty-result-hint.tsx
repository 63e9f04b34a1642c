import { useMemo } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { describeTree } from '#domain/configuration/describe.ts'
import { findNode } from '#domain/filter-tree/filter-edit.ts'
import { muteNodes } from '#domain/filter-tree/filter-edit-several.ts'
import { Button } from '#ui/button.tsx'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { Notice } from '#ui/notice.tsx'
import { useEditor } from './editor-context.ts'

export type WhyNothingProps = {
  readonly root: DraftNode
  /** The fewest leaves without which something is selected. */
  readonly toMute: readonly string[]
}

/** More are said as a number. */
const named = 3

/** Says which leaves leave nothing of the result, and mutes them. */
export function WhyNothing({ root, toMute }: WhyNothingProps) {
  const { columns, members, edit } = useEditor()
  const names = useMemo(
    () =>
      toMute.slice(0, named).flatMap((key) => {
        const node = findNode(root, key)
        if (!node) return []
        const words = { columns, members, time_zone: browserTimeZone(), record_id_count: 0 }
        return [
          {
            key,
            text: describeTree(node, words)
              .map(({ text }) => text)
              .join(''),
          },
        ]
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
            onPress={() =>
              edit((whole) => muteNodes(whole, toMute), {
                focus: toMute[0] ?? root.key,
                say: toMute.length === 1 ? 'Muted' : `Muted ${toMute.length} leaves`,
              })
            }
          >
            {toMute.length === 1 ? 'Mute it' : `Mute these ${toMute.length}`}
          </Button>
        }
      >
        <p>
          No record fits.{' '}
          {toMute.length === 1
            ? 'This leaf alone stands in the way: '
            : 'These leaves stand in the way: '}
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
