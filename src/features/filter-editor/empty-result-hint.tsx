import { use, useMemo } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { dateText } from '#domain/configuration/date-format.ts'
import { describeTree, sentenceText } from '#domain/configuration/describe-tree.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { columnNames } from '#domain/contract/columns.ts'
import { conditionOf, rowOfLeaf } from '#domain/filter-tree/condition.ts'
import { findNode } from '#domain/filter-tree/draft-nodes.ts'
import { muteNodes } from '#domain/filter-tree/filter-edit-several.ts'
import { Button } from '#ui/button.tsx'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { Notice } from '#ui/notice.tsx'
import { useEditor } from './editor-context.ts'
import { ColumnValuesContext } from './use-column-values.ts'
import * as words from './words.ts'

export type EmptyResultHintProps = {
  readonly root: DraftNode
  /** Keys of the fewest leaves to mute so that records match. */
  readonly toMute: readonly string[]
}

/** A day in the browser's zone: `1 Mar 2026`. */
const day = (instant: string): string =>
  dateText(parseInstant(instant) ?? 0n, browserTimeZone()).replace(/, .*/, '')

/** More conditions are only counted. */
const mostNamed = 3

export function EmptyResultHint({ root, toMute: leaves }: EmptyResultHintProps) {
  const { columns, members, edit } = useEditor()
  const toMute = useMemo(
    () => [...new Set(leaves.map((key) => rowOfLeaf(root, key)))],
    [root, leaves],
  )
  const names = useMemo(
    () =>
      toMute.slice(0, mostNamed).flatMap((key) => {
        const node = findNode(root, key)
        if (!node) return []
        const known = { columns, members, time_zone: browserTimeZone(), record_id_count: 0 }
        return [{ key, text: sentenceText(describeTree(node, known)) }]
      }),
    [root, toMute, columns, members],
  )
  const valuesOf = use(ColumnValuesContext)
  const ranges = toMute.slice(0, mostNamed).flatMap((key) => {
    const node = findNode(root, key)
    const condition = node ? conditionOf(node) : null
    if (condition?.type !== 'date' || condition.column_id === undefined) return []
    const buckets = valuesOf(condition.column_id)?.histogram?.buckets ?? []
    const [first, last] = [buckets[0]?.from, buckets.at(-1)?.to]
    if (typeof first !== 'string' || typeof last !== 'string') return []
    const name = columnNames(columns)(condition.column_id)
    return [words.datesOfQueue(name, day(first), day(last))]
  })
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
                say: words.mutedThese(toMute.length),
              })
            }
          >
            {words.muteThese(toMute.length)}
          </Button>
        }
      >
        <p>
          {words.noMatches} {toMute.length === 1 ? words.excludesAll : words.excludeAllTogether}{' '}
          {names.map(({ key, text }, index) => (
            <span key={key}>
              {index === 0 ? '' : ' · '}
              <bdi translate="no" className="font-semibold">
                {text}
              </bdi>
            </span>
          ))}
          {more > 0 ? ` ${words.andMore(more)}` : ''}.
        </p>
        {[...new Set(ranges)].map((range) => (
          <p key={range}>{range}</p>
        ))}
      </Notice>
    </div>
  )
}
