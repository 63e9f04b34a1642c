import { useState, type FormEvent } from 'react'
import { Ellipsis, FileDown, Pencil, Trash2 } from 'lucide-react'
import { maxPresetName } from '#share/preset-file.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { LazyMenu } from '#ui/lazy-menu.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import * as words from './list-words.ts'
import { presetNamed } from './preset-names.ts'
import type { PresetEntry } from './preset-store.ts'

export type PresetRowProps = {
  readonly entry: PresetEntry
  readonly list: readonly PresetEntry[]
  readonly isOpened: boolean
  /** Null for a preset without a queue. */
  readonly queueName: string | null
  readonly isElsewhere: boolean
  /** `isHere` keeps the queue on the page. */
  readonly onOpen: (isHere: boolean) => void
  readonly onRename: (name: string) => Promise<void>
  readonly onExport: () => void
  readonly onDelete: () => void
}

export function PresetRow(props: PresetRowProps) {
  const { entry, isOpened, queueName, isElsewhere, onOpen, onExport, onDelete } = props
  const [isRenaming, setRenaming] = useState(false)
  const overlay = useOverlay('menu')
  const when = new Date(entry.saved_at).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const facts = [...(queueName === null ? [] : [queueName]), words.savedAt(when)]
  const actions = { rename: () => setRenaming(true), export: onExport, delete: onDelete }
  return (
    <li className="flex flex-wrap items-start gap-x-2 border-t border-line py-2 first:border-t-0">
      {isRenaming ? (
        <RenameForm {...props} onDone={() => setRenaming(false)} />
      ) : (
        <div className="min-w-44 flex-1">
          <p className="font-medium [overflow-wrap:anywhere]">
            <span translate="no">{entry.name}</span>
            {isOpened ? <span className="font-normal text-ink-3"> {words.isOpen}</span> : null}
          </p>
          <p className="line-clamp-2 [overflow-wrap:anywhere] text-ink-2" title={entry.sentence}>
            {entry.sentence}
          </p>
          <p className="text-xs text-ink-3">{facts.join(' · ')}</p>
        </div>
      )}
      <div className="ml-auto flex items-center gap-1">
        {isElsewhere ? (
          <Button size="small" onClick={() => onOpen(true)}>
            {words.applyHere}
          </Button>
        ) : null}
        <Button size="small" onClick={() => onOpen(false)} aria-label={words.openNamed(entry.name)}>
          {isElsewhere ? words.openWithQueue : words.open}
        </Button>
        <IconButton
          {...overlay.trigger}
          label={words.moreActions(entry.name)}
          size="small"
          variant="quiet"
        >
          <Ellipsis aria-hidden />
        </IconButton>
        <LazyMenu
          overlay={overlay}
          label={words.actions(entry.name)}
          onAction={(id) => actions[id]()}
          groups={[
            {
              items: [
                { id: 'rename', icon: <Pencil aria-hidden />, label: words.rename },
                { id: 'export', icon: <FileDown aria-hidden />, label: words.exportFile },
              ],
            },
            {
              items: [
                {
                  id: 'delete',
                  icon: <Trash2 aria-hidden />,
                  label: words.remove,
                  isDangerous: true,
                },
              ],
            },
          ]}
        />
      </div>
    </li>
  )
}

type RenameFormProps = Pick<PresetRowProps, 'entry' | 'list' | 'onRename'> & {
  readonly onDone: () => void
}

function RenameForm({ entry, list, onRename, onDone }: RenameFormProps) {
  const [name, setName] = useState(entry.name)
  const others = list.filter(({ id }) => id !== entry.id)
  const taken = presetNamed(others, name)
  const error = taken && words.nameTaken(taken.name)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (taken || name.trim() === '') return
    await onRename(name.trim())
    onDone()
  }
  // Esc closes the form, not the dialog.
  return (
    <form
      className="flex min-w-56 flex-1 items-start gap-1"
      onSubmit={(event) => void submit(event)}
    >
      <TextField
        label={words.newName}
        hidesLabel
        autoFocus
        size="small"
        maxLength={maxPresetName}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
        className="min-w-0 flex-1"
        {...(error === undefined ? {} : { error })}
      />
      <Button type="submit" size="small" disabled={taken !== undefined || name.trim() === ''}>
        {words.rename}
      </Button>
      <Button size="small" variant="quiet" onClick={onDone}>
        {words.cancel}
      </Button>
    </form>
  )
}
