import { tableColumns } from '#sql/sql-column.ts'
import type { LineParts } from '#server/records/record-lines.ts'

export const linePartNames = [
  'line_head',
  'line_first',
  'line_first_redacted',
  'line_first_computed',
  'line_first_both',
  'line_between',
  'line_second',
  'line_second_redacted',
  'line_second_computed',
  'line_tail',
] as const

export const linePartValues = ({
  head,
  first,
  between,
  second,
  tail,
}: LineParts): readonly (string | null)[] => [
  head,
  first.plain,
  first.redacted,
  first.computed,
  first.both,
  between,
  second.plain,
  second.redacted,
  second.computed,
  tail,
]

const line = (first: string, second: string) =>
  `concat(line_head, ${first}, line_between, ${second}, line_tail)`

type Form = 'redacted' | 'computed'
const isChanged = (form: Form) =>
  `(line_first_${form} IS NOT NULL OR line_second_${form} IS NOT NULL)`
/** The part in the first form that has it, else as in the plain line. */
const partIn = (part: 'line_first' | 'line_second', forms: readonly (Form | 'both')[]) =>
  `coalesce(${[...forms.map((form) => `${part}_${form}`), part].join(', ')})`

function changed(form: Form): string {
  const text = line(partIn('line_first', [form]), partIn('line_second', [form]))
  return `CASE WHEN ${isChanged(form)} THEN ${text} END`
}

function changedByBoth(): string {
  const text = line(
    partIn('line_first', ['both', 'redacted', 'computed']),
    partIn('line_second', ['redacted', 'computed']),
  )
  return `CASE WHEN ${isChanged('redacted')} AND ${isChanged('computed')} THEN ${text} END`
}

/** Each form of a line as SQL over its parts, like `wholeLines`. */
export const stagedLines: readonly (readonly [name: string, sql: string])[] = [
  [tableColumns.line, line('line_first', 'line_second')],
  [tableColumns.line_redacted, changed('redacted')],
  [tableColumns.line_computed, changed('computed')],
  [tableColumns.line_redacted_computed, changedByBoth()],
]
