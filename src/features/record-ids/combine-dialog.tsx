import { useState } from 'react'
import { FileText } from 'lucide-react'
import { combinedCount, type Combination } from '#domain/record-ids/record-ids-edit.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FileButton } from '#ui/file-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { IdTextArea } from './id-text-area.tsx'
import { readTextFile } from '#ui/read-text-file.ts'
import { useReadText } from './use-read-text.ts'
import * as words from './words.ts'

export type CombineDialogProps = {
  readonly ids: RecordIds
  readonly onCombine: (other: readonly Uuid[], how: Combination) => void
  readonly onClose: () => void
}

const ways = (['union', 'minus', 'intersect'] as const).map((id) => ({
  id,
  label: words.combinations[id],
}))

export function CombineDialog({ ids, onCombine, onClose }: CombineDialogProps) {
  const [text, setText] = useState('')
  const [how, setHow] = useState<Combination>('union')
  const [failure, setFailure] = useState<string | null>(null)
  const shown = useReadText(text)
  const isReading = shown?.text !== text
  const other = shown?.read.ids.record_ids ?? []
  const open = async (file: File) => {
    const opened = await readTextFile(file)
    setFailure('failure' in opened ? opened.failure : null)
    if ('text' in opened) setText(opened.text)
  }
  return (
    <Dialog title={words.combineTitle} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-3">
        <Segmented label={words.howToCombine} items={ways} value={how} onChange={setHow} />
        <p className="text-ink-2">{words.combinationNotes[how]}</p>
        <IdTextArea label={words.secondList} text={text} onChange={setText} />
        <div>
          <FileButton size="small" onChoose={(file) => void open(file)}>
            <FileText aria-hidden />
            {words.openFile}
          </FileButton>
        </div>
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
        <div className="flex flex-wrap items-center gap-3">
          <span className="flex-1 text-ink-2" aria-live="polite">
            {isReading
              ? words.reading
              : words.combined(
                  ids.record_ids.length,
                  other.length,
                  combinedCount(ids, other, how),
                  how,
                )}
          </span>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            disabled={isReading || other.length === 0}
            onClick={() => {
              onCombine(other, how)
              onClose()
            }}
          >
            {words.apply}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
