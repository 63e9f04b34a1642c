import { Button } from '#ui/button.tsx'
import { DateTimeField } from '#ui/date-time-field.tsx'
import {
  datePresets,
  pastedInstant,
  shownInstant,
  startOfDay,
  type DatePreset,
} from './date-presets.ts'
import type { ValueProps } from './value-props.ts'

export type DateFieldProps = Pick<ValueProps, 'filter' | 'onChange' | 'error'> & {
  /** Gets the words of a chosen preset, or null when the date is another one. */
  readonly onNote: (note: string | null) => void
}

/** A preset becomes a fixed instant when it is chosen. */
export function DateField({ filter, onChange, error, onNote }: DateFieldProps) {
  const choose = ({ label, days }: DatePreset) => {
    onChange(startOfDay(days))
    onNote(`${label}, as of now`)
  }
  const presets = (close: () => void) => (
    <div className="flex flex-wrap gap-1 border-t border-line p-2">
      {datePresets(filter.operator).map((preset) => (
        <Button
          key={preset.label}
          size="small"
          variant="quiet"
          onClick={() => {
            choose(preset)
            close()
          }}
        >
          {preset.label}
        </Button>
      ))}
    </div>
  )
  return (
    <DateTimeField
      label="Value"
      hidesLabel
      size="small"
      value={shownInstant(filter.value)}
      read={pastedInstant}
      onChange={(next) => {
        onNote(null)
        onChange(next ?? undefined)
      }}
      footer={presets}
      {...(error === undefined ? {} : { error })}
    />
  )
}
