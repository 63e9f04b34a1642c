import { useCallback, useMemo } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keepItem, readItem, type Item } from '#api/browser-storage.ts'
import { z } from '#domain/contract/zod.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { isSameList, packedText, type PackedPreset } from '#share/pack-preset.ts'
import { useSettled } from '#ui/use-settled.ts'
import type { Presets } from './preset-store.ts'
import * as words from './words.ts'

export type OpenedPreset = {
  readonly id: string
  readonly name: string
  readonly preset: PackedPreset
  /** The configuration before it was opened, which is not a change to the preset. */
  readonly before: Configuration | null
}

export type Opened = {
  readonly opened: OpenedPreset | null
  readonly isChanged: boolean
  readonly setOpened: (opened: OpenedPreset | null) => void
}

/** Keeps the id of the open preset across a reload of the tab. */
const itemOf = ({ owner }: Presets): Item<string> => ({
  name: `winnow.preset.${owner.join('.')}`,
  label: words.whichPreset,
  version: 1,
  schema: z.uuid(),
})

/** Debounce of the comparison, in milliseconds. */
const pause = 250

export function useOpenedPreset(
  presets: Presets,
  configuration: Configuration,
  ids: RecordIds,
): Opened {
  const client = useQueryClient()
  const queryKey = useMemo(() => ['opened-preset', ...presets.owner], [presets])
  const item = useMemo(() => itemOf(presets), [presets])
  const { data: opened = null } = useQuery({
    queryKey,
    queryFn: () => readOpened(presets, readItem('tab', item)),
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const setOpened = useCallback(
    (next: OpenedPreset | null) => {
      client.setQueryData(queryKey, next)
      keepItem('tab', item, next && next.id)
    },
    [client, queryKey, item],
  )
  const page = useSettled(configuration, configuration, pause)?.value ?? configuration
  const hasOtherIds = useMemo(
    () => opened !== null && !isSameList(ids.record_ids, opened.preset.record_ids),
    [opened, ids],
  )
  const isOther = useMemo(
    () =>
      opened !== null &&
      page !== opened.before &&
      (page.filter_json !== null || packedText(page) !== opened.preset.packed),
    [opened, page],
  )
  const isChanged = isOther || (hasOtherIds && page !== opened?.before)
  return { opened, isChanged, setOpened }
}

async function readOpened(presets: Presets, id: string | null): Promise<OpenedPreset | null> {
  if (id === null) return null
  try {
    const kept = await presets.open(id)
    return kept && { id, name: kept.entry.name, preset: kept.preset, before: null }
  } catch {
    return null
  }
}
