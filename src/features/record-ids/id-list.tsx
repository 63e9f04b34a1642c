import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { Search, Trash2 } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Uuid } from '#domain/contract/uuid.ts'
import { Button } from '#ui/button.tsx'
import { reachable } from '#ui/reachable.ts'
import { Segmented } from '#ui/segmented.tsx'
import { TextField } from '#ui/text-field.tsx'
import { narrowScreen, useMediaQuery } from '#ui/use-media-query.ts'
import { IdListRow } from './id-list-row.tsx'
import { idRows, searchRows, type IdRow, type IdRows, type IdView } from './id-views.ts'
import type { MissingIds } from './missing-places.ts'
import type { ReadText } from './use-read-text.ts'
import * as words from './words.ts'

export type IdListProps = {
  readonly shown: ReadText
  /** The ids that the queue lacks; null while unknown. */
  readonly missing: MissingIds | null
  /** Shows a row's place in the text; null if the text is not shown. */
  readonly onShow: ((row: IdRow) => void) | null
  readonly onRemove: (row: IdRow) => void
  readonly onRemoveAll: (rows: IdRows) => void
}

const rowHeight = 28
const touchRowHeight = 44

/** The ids and mistakes of a text. Only visible rows are in the page. */
export function IdList({ shown, missing, onShow, onRemove, onRemoveAll }: IdListProps) {
  const { text, read } = shown
  const [wanted, setWanted] = useState<IdView>('id')
  const [search, setSearch] = useState('')
  const searched = useDeferredValue(search)
  const scroller = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<Uuid | null>(null)
  const { ids } = read
  const counts: Record<IdView, number> = {
    id: ids.record_ids.length,
    missing: missing?.places.length ?? 0,
    duplicate: ids.duplicates,
    wrong_version: ids.wrong_version.length,
    malformed: ids.malformed.length,
    line: ids.lines_without_id.length,
  }
  const views = (Object.keys(words.views) as IdView[]).filter((one) => counts[one] > 0)
  const view = counts[wanted] > 0 ? wanted : (views[0] ?? 'id')
  const all = useMemo(() => idRows(text, read, view, missing), [text, read, view, missing])
  const rows = useMemo(() => searchRows(all, searched), [all, searched])
  const height = useMediaQuery(narrowScreen) ? touchRowHeight : rowHeight
  // oxlint-disable-next-line react/incompatible-library -- its functions read what this render set
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 4,
    useFlushSync: false,
  })
  const jump = (id: Uuid) => {
    const index = ids.record_ids.indexOf(id)
    setSearch('')
    setWanted('id')
    setMarked(id)
    requestAnimationFrame(() => virtualizer.scrollToIndex(index, { align: 'center' }))
  }
  const note = words.viewNotes[view]
  return (
    <section aria-label={words.list} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {views.length > 1 ? (
          <Segmented
            label={words.show}
            className="max-w-full flex-wrap"
            items={views.map((one) => ({
              id: one,
              label: words.countedView(one, counts[one]),
            }))}
            value={view}
            onChange={setWanted}
          />
        ) : null}
        <TextField
          label={words.search}
          hidesLabel
          size="small"
          placeholder={words.searchHint}
          value={search}
          onChange={setSearch}
          prefix={<Search className="size-3.5 text-ink-3" aria-hidden />}
          className="w-44"
        />
        <span className="flex-1" />
        {view !== 'id' || searched.trim() !== '' ? (
          <Button
            size="small"
            variant="quiet"
            disabled={rows.length === 0}
            onClick={() => {
              setSearch('')
              onRemoveAll(rows)
            }}
          >
            <Trash2 aria-hidden />
            {words.removeAll(rows.length)}
          </Button>
        ) : null}
      </div>
      {note === undefined ? null : <p className="text-xs text-ink-2">{note}</p>}
      {rows.length === 0 ? (
        <p className="rounded-lg border border-line px-3 py-2 text-ink-3">
          {counts.id === 0 ? words.noIds : words.noMatches}
        </p>
      ) : (
        <div
          ref={scroller}
          {...reachable}
          role="list"
          aria-label={words.views[view]}
          className="max-h-72 overflow-y-auto rounded-lg border border-line bg-surface -outline-offset-2 outline-accent focus-visible:outline-2"
        >
          <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = rows.at(index)
              return (
                <IdListRow
                  key={index}
                  row={row}
                  position={index + 1}
                  size={rows.length}
                  top={start}
                  height={height}
                  isMissing={view === 'id' && row.isMissing === true}
                  isMarked={row.id !== null && row.id === marked && view === 'id'}
                  onJump={view === 'duplicate' && row.id !== null ? jump : null}
                  onShow={onShow}
                  onRemove={onRemove}
                />
              )
            })}
          </div>
        </div>
      )}
    </section>
  )
}
