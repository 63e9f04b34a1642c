import { useMemo } from 'react'
import { useFormContext } from 'react-hook-form'
import { sessionKey, type Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { ConfigurationWithIds } from '#domain/configuration/configuration-with-ids.ts'
import { isAnnotatorIn, type Queue } from '#domain/contract/queues.ts'
import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import type { KnownQueue } from '#domain/configuration/to-request.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { createPresets } from '#features/presets/preset-store.ts'
import { PresetsButton } from '#features/presets/presets-button.tsx'

export type BuilderPresetsProps = {
  readonly session: Session
  readonly configuration: Configuration
  readonly ids: RecordIds
  readonly currentWithIds: () => Promise<ConfigurationWithIds>
  readonly known: KnownQueue
  readonly startingPoints: readonly StartingPoint[]
  readonly timeZone: string
  readonly queues: readonly Queue[]
  readonly onOpen: (configuration: Configuration) => void
}

export function BuilderPresets(props: BuilderPresetsProps) {
  const { session, configuration, ids, currentWithIds, known, timeZone, queues, onOpen } = props
  const { startingPoints } = props
  const { getValues } = useFormContext<Configuration>()
  const presets = useMemo(() => createPresets(sessionKey(session)), [session])
  return (
    <PresetsButton
      presets={presets}
      configuration={configuration}
      ids={ids}
      current={getValues}
      currentWithIds={currentWithIds}
      points={startingPoints}
      words={{
        ...known,
        time_zone: timeZone,
        queue_id: configuration.queue_id,
        is_annotator: isAnnotatorIn(known.members, session.user.id),
      }}
      queueName={(id) => queues.find((one) => one.id === id)?.name ?? null}
      onOpen={onOpen}
    />
  )
}
