import { useState } from 'react'
import type { Session } from '#api/session.ts'
import type { Column } from '#domain/contract/columns.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { unpackPreset } from '#share/unpack-preset.ts'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { showToast } from '#ui/toast.tsx'
import type { ConfigurationWithIds } from './configuration-with-ids.ts'
import { attempt } from './attempt.ts'
import { FileActions, ImportNotes, type Imported } from './file-actions.tsx'
import { OpenedStrip } from './opened-strip.tsx'
import { PresetRow } from './preset-row.tsx'
import { searchPresets } from './preset-names.ts'
import type { PresetEntry, Presets } from './preset-store.ts'
import { SavePreset } from './save-preset.tsx'
import { StartingPointList } from './starting-point-list.tsx'
import { UnreadablePresets } from './unreadable-presets.tsx'
import type { Opened } from './use-opened-preset.ts'
import { usePresetList, type PresetWords } from './use-preset-list.ts'

export type PresetListProps = {
  readonly session: Session
  readonly presets: Presets
  /** The rendered configuration, which may lag behind the form. */
  readonly configuration: Configuration
  /** The ids of its pasted text. */
  readonly ids: RecordIds
  /** The form's values now. */
  readonly current: () => Configuration
  /** The same with its ids, which may have to be read first. */
  readonly currentWithIds: () => Promise<ConfigurationWithIds>
  readonly words: PresetWords
  readonly columns: readonly Column[] | null
  readonly queueName: (id: string) => string | null
  /** Opens a configuration as one undo step. */
  readonly onOpen: (configuration: Configuration) => void
  readonly open: Opened
  readonly onClose: () => void
}

export function PresetList(props: PresetListProps) {
  const { presets, configuration, current, words, queueName, onOpen, open, onClose } = props
  const [search, setSearch] = useState('')
  const [imported, setImported] = useState<Imported | null>(null)
  const actions = usePresetList(presets, words)
  const { list, unreadable, error } = actions
  const queueOf = ({ queue_id: id, queue_name }: PresetEntry): string | null =>
    id === null ? null : (queueName(id) ?? queue_name ?? `queue ${id}`)
  const isElsewhere = ({ queue_id: id }: PresetEntry): boolean =>
    id !== null && words.queue_id !== null && id !== words.queue_id

  const openPreset = async (entry: PresetEntry, isHere: boolean) => {
    const kept = await presets.open(entry.id)
    const saved = kept && unpackPreset(kept.preset)
    if (!kept || !saved) {
      showToast({ tone: 'warn', title: 'This preset was deleted or can’t be read' })
      return
    }
    const now = current()
    const queue_id = isHere ? now.queue_id : (saved.queue_id ?? now.queue_id)
    open.setOpened({ ...entry, preset: kept.preset, before: configuration })
    onOpen({ ...saved, queue_id })
    onClose()
  }

  if (error) {
    return <Notice tone="bad">This browser can’t keep presets: {error.message}</Notice>
  }
  if (!list) return <Skeleton className="h-40" />
  const found = searchPresets(list, search, (entry) => [entry.name, entry.sentence, queueOf(entry)])
  return (
    <div className="flex flex-col gap-4">
      <OpenedStrip {...props} actions={actions} />
      <div className="flex flex-wrap items-center gap-2">
        <SavePreset {...props} list={list} save={actions.save} />
        <FileActions list={list} actions={actions} onImported={setImported} />
      </div>
      {unreadable === 0 ? null : (
        <UnreadablePresets
          count={unreadable}
          onDelete={() => void attempt(actions.removeUnreadable())}
        />
      )}
      {imported ? <ImportNotes imported={imported} onDismiss={() => setImported(null)} /> : null}
      <TextField
        label="Search presets and starting points"
        hidesLabel
        placeholder="Search by name, queue or filter"
        value={search}
        onChange={setSearch}
      />
      <section aria-labelledby="own-presets">
        <h3 id="own-presets" className="pb-1 text-xs font-medium text-ink-3">
          Your presets
        </h3>
        {list.length === 0 ? (
          <p className="text-ink-2">
            None yet. Save the current configuration under a name to reuse it.
          </p>
        ) : found.length === 0 ? (
          <p className="text-ink-2">No matching presets.</p>
        ) : null}
        <ul className="flex flex-col">
          {found.map((entry) => (
            <PresetRow
              key={entry.id}
              entry={entry}
              list={list}
              isOpened={entry.id === open.opened?.id}
              queueName={queueOf(entry)}
              isElsewhere={isElsewhere(entry)}
              onOpen={(isHere) => void attempt(openPreset(entry, isHere))}
              onRename={async (name) => {
                await attempt(actions.rename(entry, name))
                const { opened } = open
                if (opened?.id === entry.id) open.setOpened({ ...opened, name })
              }}
              onExport={() => void attempt(actions.exportFile([entry]))}
              onDelete={() => {
                if (entry.id === open.opened?.id) open.setOpened(null)
                void attempt(actions.remove(entry))
              }}
            />
          ))}
        </ul>
      </section>
      <StartingPointList {...props} search={search} />
    </div>
  )
}
