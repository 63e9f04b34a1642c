import { useState, type ReactNode, type Ref } from 'react'
import { Braces, Keyboard, Search } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import type { KnownQueue } from '#domain/configuration/to-request.ts'
import { FilterEditor } from '#features/filter-editor/filter-editor.tsx'
import { JsonDraftNotice } from '#features/json-editor/json-draft-notice.tsx'
import type { CountedQueue } from '#features/filter-editor/node-counts.ts'
import { findInFilter, shortcuts } from '#features/filter-editor/words.ts'
import { IconButton } from '#ui/button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { RevealHandle } from '#ui/reveal-handle.ts'
import { Segmented } from '#ui/segmented.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Panel } from './panel.tsx'
import * as words from './words.ts'

const waiting = <Skeleton className="m-4 h-40" />

const JsonView = lazyPart(
  async () => (await import('#features/json-editor/json-view.tsx')).JsonView,
  { name: words.jsonPart, waiting },
)

const RecordIdsBox = lazyPart(
  async () => (await import('#features/record-ids/record-ids-box.tsx')).RecordIdsBox,
  { name: words.recordIdsPart, waiting },
)

export type WhichRecordsProps = {
  readonly known: KnownQueue
  /** Null while the columns are loading. */
  readonly startingPoints: readonly StartingPoint[] | null
  readonly problems: readonly Problem[]
  /** Without those of the row that the user is still entering. */
  readonly shownProblems: readonly Problem[]
  readonly isTried: boolean
  readonly queue: CountedQueue
  readonly editor: Ref<RevealHandle>
  readonly actions: ReactNode
}

export function WhichRecords(props: WhichRecordsProps) {
  const { known, startingPoints, problems, shownProblems, isTried, queue, editor, actions } = props
  const { control, setValue } = useFormContext<Configuration>()
  const selector = useWatch({ control, name: 'selector' })
  const [isFinding, setFinding] = useState(false)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isJson, setJson] = useState(false)
  const isTree = selector === 'filter_tree' && !isJson
  return (
    <Panel
      title={words.whichRecords}
      hidesTitleOnPhone
      head={
        <>
          <Segmented
            label={words.whichRecords}
            items={[
              { id: 'filter_tree', label: words.filter },
              { id: 'record_ids', label: words.recordIds },
            ]}
            value={selector}
            onChange={(value) => setValue('selector', value, { shouldDirty: true })}
          />
          <span className="flex-1" />
          {actions}
          {isTree ? (
            <IconButton
              label={shortcuts}
              shortcut="?"
              variant="quiet"
              aria-haspopup="dialog"
              className="max-sm:hidden"
              onClick={() => setHelpOpen(true)}
            >
              <Keyboard aria-hidden />
            </IconButton>
          ) : null}
          {isTree ? (
            <IconButton
              label={findInFilter}
              shortcut="/"
              variant="quiet"
              aria-pressed={isFinding}
              className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
              onClick={() => setFinding(!isFinding)}
            >
              <Search aria-hidden />
            </IconButton>
          ) : null}
          {selector === 'filter_tree' ? (
            <IconButton
              label={words.editAsJson}
              variant="quiet"
              aria-pressed={isJson}
              className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
              onClick={() => setJson(!isJson)}
            >
              <Braces aria-hidden />
            </IconButton>
          ) : null}
        </>
      }
    >
      {isTree ? (
        <div data-option="filter_tree">
          <JsonDraftNotice onOpen={() => setJson(true)} />
          <FilterEditor
            ref={editor}
            queue={queue}
            isFinding={isFinding}
            onFindingChange={setFinding}
            isHelpOpen={isHelpOpen}
            onHelpChange={setHelpOpen}
            columns={known.columns}
            members={known.members}
            problems={shownProblems}
            startingPoints={startingPoints}
          />
        </div>
      ) : selector === 'filter_tree' ? (
        <JsonView
          ref={editor}
          columns={known.columns}
          members={known.members}
          problems={problems}
        />
      ) : (
        <RecordIdsBox
          session={queue.session}
          queueId={queue.isReady ? queue.queueId : null}
          problems={problems}
          showAllProblems={isTried}
        />
      )}
    </Panel>
  )
}
