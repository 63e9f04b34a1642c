import { isSamePreset } from '#share/pack-preset.ts'
import { Button } from '#ui/button.tsx'
import { showToast } from '#ui/show-toast.ts'
import { attempt } from './attempt.ts'
import type { ConfigurationWithIds } from '#domain/configuration/configuration-with-ids.ts'
import * as words from './list-words.ts'
import type { Presets } from './preset-store.ts'
import type { Opened } from './use-opened-preset.ts'
import type { PresetActions } from './use-preset-list.ts'

export type OpenedStripProps = {
  readonly presets: Presets
  readonly open: Opened
  /** The form's current values with their ids, which may have to be read first. */
  readonly currentWithIds: () => Promise<ConfigurationWithIds>
  readonly onClose: () => void
  readonly actions: Pick<PresetActions, 'save'>
}

export function OpenedStrip({ presets, open, currentWithIds, onClose, actions }: OpenedStripProps) {
  const { opened, isChanged, setOpened } = open
  if (opened === null) return null
  const saveChanges = async () => {
    const { entry, preset } = await actions.save(opened.name, await currentWithIds(), opened.id)
    setOpened({ ...entry, preset, before: null })
    showToast({ tone: 'good', title: words.wasSaved(entry.name) })
    onClose()
  }
  /** Another tab may have changed the preset since it was opened here. */
  const saveOrAsk = async () => {
    const kept = await presets.open(opened.id)
    if (!kept || isSamePreset(kept.preset, opened.preset)) return saveChanges()
    return showToast({
      tone: 'warn',
      title: words.changedElsewhere(opened.name),
      description: words.seeOrReplace,
      action: { label: words.replace, onClick: () => void attempt(saveChanges()) },
    })
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken py-1 pr-1 pl-3 max-sm:py-2">
      <p className="flex-1 [overflow-wrap:anywhere] max-sm:basis-full">
        <span translate="no" className="font-medium">
          {opened.name}
        </span>{' '}
        {isChanged ? (
          <span className="text-warn">{words.unsaved}</span>
        ) : (
          <span className="text-ink-2">{words.unchanged}</span>
        )}
      </p>
      {isChanged ? (
        <Button size="small" onClick={() => void attempt(saveOrAsk())}>
          {words.saveChanges}
        </Button>
      ) : null}
      <Button size="small" variant="quiet" onClick={() => setOpened(null)}>
        {words.closePreset}
      </Button>
    </div>
  )
}
