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

export type CombineDialogProps = {
  readonly ids: RecordIds
  readonly onCombine: (other: readonly Uuid[], how: Combination) => void
  readonly onClose: () => void
}

const ways = [
  { id: 'union', label: 'Add' },
  { id: 'minus', label: 'Remove' },
  { id: 'intersect', label: 'Keep only' },
] as const satisfies readonly { id: Combination; label: string }[]

const sentences = {
  union: 'All IDs of both lists.',
  minus: 'IDs in this list that aren’t in the second one.',
  intersect: 'IDs in both lists.',
} as const satisfies Record<Combination, string>

const thousands = (count: number) => count.toLocaleString('en')

function resultText(own: number, other: number, result: number, how: Combination): string {
  const total = `${thousands(result)} ${result === 1 ? 'ID' : 'IDs'}`
  if (how === 'intersect')
    return `${thousands(own)} and ${thousands(other)} have ${total} in common`
  if (how === 'minus') return `${thousands(own)} − ${thousands(own - result)} = ${total}`
  const shared = own + other - result
  return `${thousands(own)} + ${thousands(other - shared)}${shared === 0 ? '' : ' new'} = ${total}`
}

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
    <Dialog title="Combine with a second list" isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-3">
        <Segmented label="How to combine the lists" items={ways} value={how} onChange={setHow} />
        <p className="text-ink-2">{sentences[how]}</p>
        <IdTextArea label="Second list" text={text} onChange={setText} />
        <div>
          <FileButton size="small" onChoose={(file) => void open(file)}>
            <FileText aria-hidden />
            Open file
          </FileButton>
        </div>
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
        <div className="flex flex-wrap items-center gap-3">
          <span className="flex-1 text-ink-2" aria-live="polite">
            {isReading
              ? 'Reading…'
              : resultText(
                  ids.record_ids.length,
                  other.length,
                  combinedCount(ids, other, how),
                  how,
                )}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={isReading || other.length === 0}
            onClick={() => {
              onCombine(other, how)
              onClose()
            }}
          >
            Apply
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
