import { useId } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { classNames } from '#ui/class-names.ts'
import { FieldError } from '#ui/field-error.tsx'
import { Switch } from '#ui/switch.tsx'
import * as words from './words.ts'

export type MetricsOptionProps = {
  readonly unfinished: number | 'unreported' | null
  readonly problem: string | undefined
}

/** Shows, before the user turns it on, how many sessions it leaves out. */
export function MetricsOption({ unfinished, problem }: MetricsOptionProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const isOn = useWatch({ control, name: 'export_computed_metrics_only' })
  const noteId = useId()
  const leavesOutSome = isOn && typeof unfinished === 'number' && unfinished > 0
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Switch
        checked={isOn}
        aria-describedby={noteId}
        onChange={(value) => setValue('export_computed_metrics_only', value, { shouldDirty: true })}
      >
        <span className={isOn ? '' : 'text-ink-2'}>{words.computedOnly}</span>
      </Switch>
      <p
        id={noteId}
        className={classNames('pb-1 text-xs lg:pb-0', leavesOutSome ? 'text-warn' : 'text-ink-3')}
      >
        {noteOf(unfinished)}
      </p>
      {problem === undefined ? null : <FieldError>{problem}</FieldError>}
    </div>
  )
}

function noteOf(unfinished: MetricsOptionProps['unfinished']): string {
  if (unfinished === null) return words.unfinishedUnknown
  if (unfinished === 'unreported') return words.unfinishedUnreported
  return words.unfinished(unfinished)
}
