import { useState } from 'react'
import { unpackPreset } from '#share/unpack-preset.ts'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { showToast } from '#ui/show-toast.ts'
import { attempt } from './attempt.ts'
import { FileActions, ImportNotes, type Imported } from './file-actions.tsx'
import * as texts from './list-words.ts'
import { OpenedStrip, type OpenedStripProps } from './opened-strip.tsx'
import { PresetRow } from './preset-row.tsx'
import { searchPresets } from './preset-names.ts'
import type { PresetEntry } from './preset-store.ts'
import { SavePreset, type SavePresetProps } from './save-preset.tsx'
import { StartingPointList, type StartingPointListProps } from './starting-point-list.tsx'
import { UnreadablePresets } from './unreadable-presets.tsx'
import { usePresetList } from './use-preset-list.ts'

export type PresetListProps = Omit<OpenedStripProps, 'actions'> &
  Omit<SavePresetProps, 'list' | 'save'> &
  Omit<StartingPointListProps, 'search'> & {
    readonly queueName: (id: string) => string | null
  }

export function PresetList(props: PresetListProps) {
  const { presets, configuration, current, words, queueName, onOpen, open, onClose } = props
  const [search, setSearch] = useState('')
  const [imported, setImported] = useState<Imported | null>(null)
  const actions = usePresetList(presets, words)
  const { list, unreadable, error } = actions
  const queueOf = ({ queue_id: id, queue_name }: PresetEntry): string | null =>
    id === null ? null : (queueName(id) ?? queue_name ?? texts.queueId(id))
  const isElsewhere = ({ queue_id: id }: PresetEntry): boolean =>
    id !== null && words.queue_id !== null && id !== words.queue_id

  const openPreset = async (entry: PresetEntry, isHere: boolean) => {
    const kept = await presets.open(entry.id)
    const saved = kept && unpackPreset(kept.preset)
    if (!kept || !saved) {
      showToast({ tone: 'warn', title: texts.notReadable })
      return
    }
    const now = current()
    const queue_id = isHere ? now.queue_id : (saved.queue_id ?? now.queue_id)
    open.setOpened({ ...entry, preset: kept.preset, before: configuration })
    onOpen({ ...saved, queue_id })
    onClose()
  }

  if (error) {
    return <Notice tone="bad">{texts.noStorage(error.message)}</Notice>
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
        label={texts.search}
        hidesLabel
        placeholder={texts.searchExample}
        value={search}
        onChange={setSearch}
      />
      <section aria-labelledby="own-presets">
        <h3 id="own-presets" className="pb-1 text-xs font-medium text-ink-3">
          {texts.yourPresets}
        </h3>
        {list.length === 0 ? (
          <p className="text-ink-2">{texts.noPresets}</p>
        ) : found.length === 0 ? (
          <p className="text-ink-2">{texts.noMatches}</p>
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
                const isRenamed = await attempt(actions.rename(entry, name))
                const { opened } = open
                if (isRenamed && opened?.id === entry.id) open.setOpened({ ...opened, name })
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
