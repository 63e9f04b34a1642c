import { useId } from 'react'
import { TriangleAlert } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { redactionHint } from '#domain/configuration/problems.ts'
import { classNames } from '#ui/class-names.ts'
import { Switch } from '#ui/switch.tsx'
import * as words from './words.ts'

export type RedactOptionProps = {
  readonly mayUnredact: boolean | null
  readonly problem: string | undefined
}

export function RedactOption({ mayUnredact, problem }: RedactOptionProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const redact = useWatch({ control, name: 'redact' })
  const reasonId = useId()
  const isForbidden = mayUnredact === false
  return (
    <div
      className={classNames(
        'flex flex-wrap items-center gap-x-3 self-start rounded-lg',
        !redact && 'bg-bad-soft px-3 py-0.5 text-bad',
      )}
    >
      <Switch
        checked={redact}
        disabled={isForbidden && redact}
        {...(isForbidden ? { 'aria-describedby': reasonId } : {})}
        onChange={(value) => setValue('redact', value, { shouldDirty: true })}
      >
        {redact ? (
          words.isRedacted
        ) : (
          <span className="flex items-center gap-1.5 font-medium">
            <TriangleAlert className="size-4 shrink-0" aria-hidden />
            {words.isUnredacted}
          </span>
        )}
      </Switch>
      {isForbidden ? (
        <p
          id={reasonId}
          className={classNames('pb-1 text-xs lg:pb-0', redact ? 'text-ink-3' : 'text-bad')}
        >
          {problem ?? redactionHint}
        </p>
      ) : null}
    </div>
  )
}
