import { FileDown, FileUp } from 'lucide-react'
import { IconButton } from '#ui/button.tsx'
import { FileButton } from '#ui/file-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { attempt } from './attempt.ts'
import * as words from './list-words.ts'
import type { PresetEntry } from './preset-store.ts'
import type { PresetActions } from './use-preset-list.ts'

export type Imported = { readonly added: number; readonly notes: readonly string[] }

export type FileActionsProps = {
  readonly list: readonly PresetEntry[]
  readonly actions: Pick<PresetActions, 'importFile' | 'exportFile'>
  readonly onImported: (imported: Imported) => void
}

export function FileActions({ list, actions, onImported }: FileActionsProps) {
  const take = async (file: File) => {
    try {
      onImported(await actions.importFile(file))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      onImported({ added: 0, notes: [words.notImported(message)] })
    }
  }
  return (
    <>
      <FileButton accepts={['.json', 'application/json']} onChoose={(file) => void take(file)}>
        <FileUp aria-hidden />
        {words.importFile}
      </FileButton>
      <IconButton
        label={words.exportAll}
        disabled={list.length === 0}
        onClick={() => void attempt(actions.exportFile(list))}
      >
        <FileDown aria-hidden />
      </IconButton>
    </>
  )
}

export type ImportNotesProps = { readonly imported: Imported; readonly onDismiss: () => void }

export function ImportNotes({ imported: { added, notes }, onDismiss }: ImportNotesProps) {
  const title = added === 0 ? words.nothingImported : words.imported(added)
  return (
    <Notice
      tone={added === 0 ? 'bad' : notes.length > 0 ? 'warn' : 'good'}
      title={title}
      onDismiss={onDismiss}
    >
      {notes.length === 0 ? null : (
        <ul className="max-h-40 overflow-y-auto">
          {notes.map((note, index) => (
            <li key={index}>{note}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
