import { useState, type FormEvent } from 'react'
import { Plus } from 'lucide-react'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { maxPresetName } from '#share/preset-file.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { showToast } from '#ui/show-toast.ts'
import type { ConfigurationWithIds } from '#domain/configuration/configuration-with-ids.ts'
import * as words from './list-words.ts'
import { presetNamed } from './preset-names.ts'
import { maxPresets, type PresetEntry } from './preset-store.ts'
import type { Opened } from './use-opened-preset.ts'
import { tooMany, type PresetActions } from './use-preset-list.ts'

export type SavePresetProps = {
  /** The rendered configuration, which may lag behind the form. */
  readonly configuration: Configuration
  readonly ids: RecordIds
  /** The form's current values with their ids, which may have to be read first. */
  readonly currentWithIds: () => Promise<ConfigurationWithIds>
  readonly open: Opened
  readonly onClose: () => void
  readonly list: readonly PresetEntry[]
  readonly save: PresetActions['save']
}

export function SavePreset({
  configuration,
  ids,
  currentWithIds,
  open,
  onClose,
  list,
  save,
}: SavePresetProps) {
  const [name, setName] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  if (name === null) {
    return (
      <Button
        disabled={configuration.queue_id === null}
        onClick={() => setName(open.opened?.name ?? '')}
      >
        <Plus aria-hidden />
        {words.saveAsPreset}
      </Button>
    )
  }
  const taken = presetNamed(list, name)
  const isFull = taken === undefined && list.length >= maxPresets
  const isWhole = name.trim() !== '' && !isFull
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // A second press would save a second preset with this name.
    if (!isWhole || isSaving) return
    setSaving(true)
    try {
      const { entry, preset } = await save(name, await currentWithIds(), taken?.id)
      open.setOpened({ ...entry, preset, before: null })
      showToast({ tone: 'good', title: words.wasSaved(entry.name) })
      onClose()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setSaving(false)
    }
  }
  const error = isFull ? tooMany : failure === null ? undefined : words.notSaved(failure)
  return (
    <form
      className="flex basis-full flex-wrap items-start gap-2"
      onSubmit={(event) => void submit(event)}
    >
      <TextField
        label={words.presetName}
        hidesLabel
        placeholder={words.nameExample}
        autoFocus
        maxLength={maxPresetName}
        value={name}
        onChange={setName}
        className="flex-1 max-sm:basis-full"
        description={taken ? words.willReplace(taken.name) : leftOut(configuration, ids)}
        {...(error === undefined ? {} : { error })}
      />
      <Button type="submit" variant={taken ? 'danger' : 'primary'} disabled={!isWhole}>
        {taken ? words.replace : words.save}
      </Button>
      <Button variant="quiet" onClick={() => setName(null)}>
        {words.cancel}
      </Button>
    </form>
  )
}

/** Names the text on the page that is not saved. */
function leftOut(
  { filter_json }: Configuration,
  { malformed, wrong_version }: RecordIds,
): string | undefined {
  if (filter_json !== null) {
    return words.jsonNotSaved
  }
  return malformed.length + wrong_version.length > 0 ? words.onlyValidIds : undefined
}
