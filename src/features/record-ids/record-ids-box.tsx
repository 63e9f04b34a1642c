import { useRef, useState, type DragEvent } from 'react'
import { FileText, Filter, Trash2, Combine as CombineIcon } from 'lucide-react'
import { useFormContext } from 'react-hook-form'
import type { Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { maxRecordIds } from '#domain/contract/contract.ts'
import { withIdLeaf } from '#domain/filter-tree/id-leaf.ts'
import { opaqueTree } from '#domain/filter-tree/opaque-tree.ts'
import { problemsAtOption, type Problem } from '#domain/configuration/problems.ts'
import { maxLinkedRecordIds } from '#share/left-out.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { FieldError } from '#ui/field-error.tsx'
import { FileButton } from '#ui/file-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { AddId } from './add-id.tsx'
import { CombineDialog } from './combine-dialog.tsx'
import { IdList } from './id-list.tsx'
import type { IdRow } from './id-views.ts'
import { IdTextArea, isShownAsText } from './id-text-area.tsx'
import { readIds } from './read-ids.ts'
import { Summary } from './summary.tsx'
import { useIdList } from './use-id-list.ts'
import { useMissingIds } from './use-missing-ids.ts'
import * as words from './words.ts'

export type RecordIdsBoxProps = {
  readonly session: Session
  readonly queueId: string | null
  readonly problems: readonly Problem[]
  readonly showAllProblems?: boolean
}

const noIds: readonly string[] = []

/** A text area stores CRLF as one character. */
const placeInArea = (text: string, place: number): number =>
  text.slice(0, place).replaceAll('\r\n', '\n').length

export function RecordIdsBox(props: RecordIdsBoxProps) {
  const { session, queueId, problems, showAllProblems } = props
  const { setValue, getValues } = useFormContext<Configuration>()
  const list = useIdList()
  const { text, shown, isReading, failure } = list
  const [isCombining, setCombining] = useState(false)
  const [isOver, setOver] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const record_ids = shown?.read.ids.record_ids ?? noIds
  const missing = useMissingIds(session, queueId, record_ids)
  const isBlank = text.trim() === ''
  // The summary shows that there are too many.
  const isTooMany = record_ids.length > maxRecordIds
  const showsProblems = (showAllProblems === true || !isBlank) && !isReading && !isTooMany

  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    setOver(false)
    if (!file) return
    event.preventDefault()
    void list.openFile(file)
  }
  const show = ({ start, end }: IdRow) => {
    area.current?.setSelectionRange(placeInArea(text, start), placeInArea(text, end))
    // On focus, a field scrolls to its selection.
    area.current?.focus()
  }
  const toLeaf = async () => {
    const { ids } = await readIds(getValues('record_ids_text'))
    const tree = withIdLeaf(getValues('filter_tree'), ids.record_ids)
    setValue('filter_tree', opaqueTree(tree), { shouldDirty: true })
    setValue('selector', 'filter_tree', { shouldDirty: true })
  }
  return (
    <div
      data-option="record_ids"
      className={classNames('flex flex-col gap-3 p-4', isOver && 'rounded-b-xl bg-accent-soft')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IdTextArea label={words.recordIds} text={text} onChange={list.setText} areaRef={area} />
      <div className="flex flex-wrap gap-2">
        <FileButton size="small" onChoose={(file) => void list.openFile(file)}>
          <FileText aria-hidden />
          {words.openFile}
        </FileButton>
        {record_ids.length === 0 ? null : (
          <>
            <Button size="small" onClick={() => setCombining(true)}>
              <CombineIcon aria-hidden />
              {words.combineLists}
            </Button>
            <Button size="small" variant="quiet" onClick={() => void toLeaf()}>
              <Filter aria-hidden />
              {words.addToFilter}
            </Button>
            <CopyButton label={words.copyIds} variant="quiet" text={() => record_ids.join('\n')} />
          </>
        )}
        {text === '' ? null : (
          <Button size="small" variant="quiet" onClick={list.clear}>
            <Trash2 aria-hidden />
            {words.clear}
          </Button>
        )}
      </div>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {isReading ? <p className="text-ink-3">{words.reading}</p> : null}
      {shown && !isBlank ? (
        <>
          <Summary ids={shown.read.ids} missing={missing && missing.places.length} />
          <IdList
            shown={shown}
            missing={missing}
            onShow={isShownAsText(text) && !isReading ? show : null}
            onRemove={list.remove}
            onRemoveAll={list.removeAll}
          />
          {record_ids.length > maxLinkedRecordIds ? (
            <p className="text-xs text-ink-2">{words.tooManyForAddress(maxLinkedRecordIds)}</p>
          ) : null}
          <AddId onAdd={list.add} />
        </>
      ) : null}
      {showsProblems
        ? problemsAtOption(problems, 'record_ids').map(({ message }) => (
            <FieldError key={message}>{message}</FieldError>
          ))
        : null}
      {isCombining && shown ? (
        <CombineDialog
          ids={shown.read.ids}
          onCombine={list.combine}
          onClose={() => setCombining(false)}
        />
      ) : null}
    </div>
  )
}
