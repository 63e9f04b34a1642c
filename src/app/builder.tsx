import { memo, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { sessionKey, type Session } from '#api/session.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { placeProblems, type PlacedText } from '#domain/configuration/problem-text.ts'
import { sentenceText } from '#domain/configuration/describe-tree.ts'
import { exportFormats } from '#domain/contract/contract.ts'
import { kebabCase } from '#domain/text/kebab-case.ts'
import { withNewKeys } from '#domain/filter-tree/draft-nodes.ts'
import { opaqueTree } from '#domain/filter-tree/opaque-tree.ts'
import { HistoryButton } from '#features/history/history-button.tsx'
import { createHistory } from '#features/history/history-store.ts'
import { FileOptions } from '#features/file-options/file-options.tsx'
import { CountHeadline } from '#features/outcome/count-headline.tsx'
import { readIds } from '#features/record-ids/read-ids.ts'
import { OpenRequest } from '#features/request-code/open-request.tsx'
import { ShareButton } from '#features/share-link/share-button.tsx'
import { QueuePicker } from '#features/queue-picker/queue-picker.tsx'
import { useQueues } from '#features/queue-picker/use-queues.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { RevealHandle } from '#ui/reveal-handle.ts'
import { narrowScreen, phoneScreen, useMediaQuery } from '#ui/use-media-query.ts'
import { BuilderBar } from './builder-bar.tsx'
import { BuilderOutcome } from './builder-outcome.tsx'
import { BuilderPresets } from './builder-presets.tsx'
import { ChooseQueue } from './choose-queue.tsx'
import { focusPlace, type FocusPlace } from './focus-place.ts'
import { Header } from './header.tsx'
import { PageLayout } from './page-layout.tsx'
import { PageNotices } from './page-notices.tsx'
import { Panel } from './panel.tsx'
import { UndoButtons } from './undo-buttons.tsx'
import { useBuilder } from './use-builder.ts'
import { useExport } from './use-export.ts'
import { useJumpKeys } from './use-jump-keys.ts'
import type { Link } from './use-link.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useShownProblems } from './use-shown-problems.ts'
import { useStartingPoints } from './use-starting-points.ts'
import { useUndo } from './use-undo.ts'
import { WhichRecords } from './which-records.tsx'
import { whyEmpty } from './why-empty.ts'
import * as words from './words.ts'

const ProblemList = lazyPart(
  async () => (await import('#features/outcome/problem-list.tsx')).ProblemList,
  { name: words.problemsPart, isLikely: true },
)

export type BuilderProps = {
  readonly session: Session
  readonly connection: ReactNode
  readonly notice: ReactNode
  readonly link: Link
  /** The rendered configuration, which may lag behind the form. */
  readonly configuration: Configuration
  readonly ids: RecordIds
}

/** Everything on the page but the form. It renders after a key press, never during one. */
export const Builder = memo(function Builder(props: BuilderProps) {
  const { session, connection, notice, link, configuration, ids } = props
  const form = useFormContext<Configuration>()
  const { setValue } = form
  const { queue_id: queueId } = configuration
  const editor = useRef<RevealHandle>(null)
  const [isOpening, setOpening] = useState(false)
  const isNarrow = useMediaQuery(narrowScreen)
  // On a phone the header has no room for both a queue and presets.
  const isPhone = useMediaQuery(phoneScreen) && queueId !== null
  const queues = useQueues(session)
  const built = useBuilder(session, configuration, ids)
  const { open, result, sentence, outcome, nameFacts, timeZone } = built
  const total = open.queue?.num_log_records ?? null
  const isReady = open.queue !== null && !open.isPreparing
  const countedQueue = useMemo(
    () => ({ session, queueId: queueId ?? '', total, isReady }),
    [session, queueId, total, isReady],
  )
  const starts = useStartingPoints(session, isReady ? queueId : null, open.known)
  const jump = (place: FocusPlace) => focusPlace(place, editor.current)
  const undo = useUndo(form)
  useJumpKeys()
  const { count } = outcome
  const history = useMemo(() => createHistory(sessionKey(session)), [session])
  const exporting = useExport({
    session,
    known: open.known,
    result,
    count,
    tree: configuration.filter_tree,
    history,
    size: outcome.facts?.facts.bytes ?? null,
    onJump: jump,
  })
  const { problems, isTried } = exporting
  const { filter_tree: tree, record_ids_text: idText } = configuration
  const { shown, entering } = useShownProblems(problems, {
    tree,
    isTried,
    isListBlank: idText.trim() === '',
  })
  const textOf = useMemo(() => placeProblems(tree, open.known.columns), [tree, open.known.columns])
  const emptyWhy = problems.length === 0 ? whyEmpty(configuration, count, total) : null
  const openKept = (kept: Configuration) => {
    link.beginStep()
    form.reset(reopened(kept), { keepDefaultValues: true })
  }
  const { openFile: openDropped } = link
  const openFile = useCallback((file: File) => void openDropped(file), [openDropped])
  useFileDrop(openFile)
  const currentWithIds = async () => {
    const current = { ...form.getValues() }
    return { configuration: current, ids: (await readIds(current.record_ids_text)).ids }
  }
  const presets = (
    <BuilderPresets
      session={session}
      configuration={configuration}
      ids={ids}
      currentWithIds={currentWithIds}
      known={open.known}
      startingPoints={starts}
      timeZone={timeZone}
      queues={queues.queues}
      onOpen={openKept}
    />
  )
  const chooseQueue = (id: string) => {
    if (id !== queueId) link.beginStep()
    setValue('queue_id', id, { shouldDirty: true })
  }
  const importRequest = () => setOpening(true)
  const headline = (
    <div className="px-4 pt-3 lg:pt-4 dense-bar:pt-1.5">
      <CountHeadline
        count={count}
        total={total}
        entering={entering && enteringText(textOf(entering))}
      />
    </div>
  )

  return (
    <PageLayout
      header={
        <Header
          connection={connection}
          queue={
            <QueuePicker
              queues={queues}
              chosenId={queueId}
              chosen={open.queue}
              isLoading={open.isLoading}
              onChoose={chooseQueue}
            />
          }
          actions={
            <>
              <UndoButtons undo={undo} columns={open.known.columns} onJump={jump} />
              {isPhone ? null : presets}
              <ShareButton
                session={session}
                configuration={configuration}
                currentWithIds={currentWithIds}
                sentence={sentenceText(sentence)}
                name={kebabCase(configuration.file_name || open.known.queue_name || 'export')}
                makeAddress={link.makeAddress}
                onOpenFile={openFile}
              />
              <HistoryButton
                history={history}
                known={{ ...open.known, time_zone: timeZone }}
                current={form.getValues}
                countIds={countIds}
                onOpen={openKept}
                onRunAgain={exporting.repeatPast}
              />
            </>
          }
        />
      }
      notices={
        <>
          {notice}
          <PageNotices link={link} open={open} queueId={queueId} imports={queues.imports} />
          <OpenRequest
            isOpen={isOpening}
            onOpenChange={setOpening}
            queueId={queueId}
            onOpen={openKept}
            onOpenLink={link.openText}
          />
        </>
      }
      main={
        queueId === null ? (
          <ChooseQueue queues={queues} onChoose={chooseQueue} onImport={importRequest} />
        ) : (
          <>
            <WhichRecords
              known={open.known}
              problems={problems}
              shownProblems={shown}
              isTried={isTried}
              editor={editor}
              startingPoints={open.columns.state === 'loading' ? null : starts}
              queue={countedQueue}
              actions={isPhone ? presets : null}
            />
            <Panel title={words.theFile}>
              <FileOptions
                formats={open.known.formats ?? exportFormats}
                columns={open.columns}
                nameFacts={nameFacts}
                unfinished={outcome.unfinished}
                mayUnredact={open.known.may_unredact}
                problems={problems}
              />
            </Panel>
          </>
        )
      }
      headline={isNarrow ? null : headline}
      outcome={
        queueId === null ? null : (
          <BuilderOutcome
            built={built}
            isFiltered={
              configuration.selector === 'filter_tree' && configuration.filter_json === null
            }
            whyEmpty={emptyWhy?.why ?? null}
            onImport={importRequest}
          />
        )
      }
      bar={
        queueId === null ? (
          isNarrow ? (
            headline
          ) : null
        ) : (
          <BuilderBar
            {...{ built, configuration, exporting }}
            headline={isNarrow ? headline : null}
            problems={
              shown.length === 0 ? null : (
                <ProblemList problems={shown} textOf={textOf} onJump={jump} />
              )
            }
            whyEmpty={emptyWhy}
          />
        )
      }
    />
  )
})

/** “Condition 2: choose a column” */
const enteringText = ({ place, text }: PlacedText): string => `${place}: ${text.replace(/\.$/, '')}`

/** A configuration from history, preset or request gets new node keys for this page. */
const reopened = (kept: Configuration): Configuration => ({
  ...kept,
  filter_tree: opaqueTree(withNewKeys(kept.filter_tree)),
})

const countIds = async (text: string): Promise<number> =>
  (await readIds(text)).ids.record_ids.length
