import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { columnValuesQuery } from '#api/list-column-values.ts'
import { toDraft } from '#domain/filter-tree/draft.ts'
import type { Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Column } from '#domain/contract/columns.ts'
import { startingPoints, type StartingPoint } from '#domain/configuration/starting-points.ts'
import { Button } from '#ui/button.tsx'
import { searchPresets } from './preset-names.ts'
import type { Opened } from './use-opened-preset.ts'
import type { PresetWords } from './use-preset-list.ts'

export type StartingPointListProps = {
  readonly session: Session
  readonly columns: readonly Column[] | null
  readonly words: PresetWords
  readonly current: () => Configuration
  /** Undo restores the configuration from before. */
  readonly onOpen: (configuration: Configuration) => void
  readonly open: Opened
  readonly onClose: () => void
  readonly search: string
}

const askedColumns = [{ column_id: 'created_at' }] as const

export function StartingPointList(props: StartingPointListProps) {
  const { session, columns, words, current, onOpen, open, onClose, search } = props
  const [now] = useState(() => new Date())
  const hasDates = columns?.some(({ id }) => id === 'created_at') ?? false
  const { data: values } = useQuery({
    ...columnValuesQuery(session, words.queue_id ?? '', askedColumns),
    enabled: words.queue_id !== null && hasDates,
  })
  if (words.queue_id === null || columns === null) return null
  const newest = values?.[0]?.histogram?.buckets.at(-1)?.to
  const all = startingPoints({
    columns,
    is_annotator: words.is_annotator ?? false,
    now,
    newest: typeof newest === 'string' ? newest : null,
  })
  const found = searchPresets(all, search, ({ name, description }) => [name, description])
  if (all.length === 0) return null
  // A starting point only sets the filter; the file options stay.
  const begin = ({ filter_tree }: StartingPoint) => {
    open.setOpened(null)
    onOpen({
      ...current(),
      selector: 'filter_tree',
      filter_tree: toDraft(filter_tree),
      filter_json: null,
    })
    onClose()
  }
  return (
    <section aria-labelledby="starting-points">
      <h3 id="starting-points" className="pb-1 text-xs font-medium text-ink-3">
        Starting points{words.queue_name === null ? '' : ` for ${words.queue_name}`}
      </h3>
      {found.length === 0 ? <p className="text-ink-2">No matching starting points.</p> : null}
      <ul className="flex flex-col">
        {found.map((point) => (
          <li
            key={point.id}
            className="flex items-center gap-2 border-t border-line py-2 first:border-t-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium">{point.name}</p>
              <p className="[overflow-wrap:anywhere] text-ink-2">{point.description}</p>
            </div>
            <Button size="small" onClick={() => begin(point)} aria-label={`Use ${point.name}`}>
              Use
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
