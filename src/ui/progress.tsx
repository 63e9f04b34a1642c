import { useId } from 'react'
import { classNames } from './class-names.ts'

export type ProgressProps = {
  readonly label: string
  readonly hidesLabel?: boolean
  /** From 0 to `max`; null if unknown. */
  readonly value: number | null
  readonly max?: number
  /** The value in words: `31,200 of 50,000 records`. */
  readonly valueLabel?: string
  readonly className?: string
}

export function Progress(props: ProgressProps) {
  const { label, hidesLabel, value, max = 1, valueLabel, className } = props
  const labelId = useId()
  const share = value === null ? null : Math.min(1, Math.max(0, max > 0 ? value / max : 0))
  const known =
    share === null
      ? {}
      : {
          'aria-valuenow': Math.round(share * 100),
          'aria-valuetext': valueLabel ?? `${Math.round(share * 100)}%`,
        }
  return (
    <div
      role="progressbar"
      aria-labelledby={labelId}
      aria-valuemin={0}
      aria-valuemax={100}
      {...known}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <div className={classNames('flex justify-between gap-2 text-xs', hidesLabel && 'sr-only')}>
        <span id={labelId}>{label}</span>
        {valueLabel === undefined ? null : <span className="text-ink-2">{valueLabel}</span>}
      </div>
      <div className="h-1.5 overflow-hidden rounded-full bg-line">
        <div
          className={classNames(
            'h-full rounded-full bg-accent',
            share === null && 'w-2/5 animate-slide',
          )}
          style={share === null ? {} : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
