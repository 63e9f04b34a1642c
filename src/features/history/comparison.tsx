import { diffArrays } from 'diff'
import { ArrowLeft } from 'lucide-react'
import { dateFormat } from '#domain/configuration/date-format.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { DescribeOptions } from '#domain/configuration/describe-tree.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { configurationLines } from './configuration-lines.ts'
import * as words from './list-words.ts'

/** A configuration and the number of ids in its list. */
export type ComparedSide = { readonly configuration: Configuration; readonly ids: number }

export type ComparisonProps = {
  /** ISO 8601. */
  readonly startedAt: string
  readonly past: ComparedSide
  readonly current: ComparedSide
  readonly known: Omit<DescribeOptions, 'record_id_count'>
  readonly onBack: () => void
}

type Side = { readonly text: string; readonly differs: boolean } | null

export function Comparison({ startedAt, past, current, known, onBack }: ComparisonProps) {
  const lines = ({ configuration, ids }: ComparedSide) =>
    configurationLines(configuration, { ...known, record_id_count: ids })
  const rows = sideBySide(lines(past), lines(current))
  const isSame = rows.every(([left]) => left !== null && !left.differs)
  return (
    <div className="flex flex-col gap-3">
      <Button autoFocus size="small" variant="quiet" className="self-start" onClick={onBack}>
        <ArrowLeft aria-hidden />
        {words.back}
      </Button>
      {isSame ? <p className="text-ink-2">{words.noDifferences}</p> : null}
      <table className="w-full table-fixed border-collapse text-left">
        <thead>
          <tr className="text-ink-3">
            <th className="pb-1 font-medium">
              {dateFormat(known.time_zone, 'minute').format(new Date(startedAt))}
            </th>
            <th className="pb-1 font-medium">{words.currentPage}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="align-top">
              {row.map((side, column) => (
                <td
                  key={column}
                  className={classNames(
                    'px-1 py-0.5 [overflow-wrap:anywhere] whitespace-pre-wrap',
                    side?.differs && (column === 0 ? 'bg-bad-soft' : 'bg-accent-soft'),
                  )}
                >
                  {side?.differs ? (
                    <span className="sr-only">
                      {column === 0 ? words.onlyInRun : words.onlyOnPage}
                    </span>
                  ) : null}
                  {side?.text ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Equal lines share a row. Lines that differ get their own rows. */
function sideBySide(
  before: readonly string[],
  after: readonly string[],
): (readonly [Side, Side])[] {
  const rows: [Side, Side][] = []
  let open: { readonly before: string[]; readonly after: string[] } = {
    before: [],
    after: [],
  }
  const flush = () => {
    const count = Math.max(open.before.length, open.after.length)
    for (let index = 0; index < count; index += 1) {
      rows.push([differing(open.before[index]), differing(open.after[index])])
    }
    open = { before: [], after: [] }
  }
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (removed) open.before.push(...value)
    else if (added) open.after.push(...value)
    else {
      flush()
      for (const text of value) rows.push([same(text), same(text)])
    }
  }
  flush()
  return rows
}

const same = (text: string): Side => ({ text, differs: false })
const differing = (text: string | undefined): Side =>
  text === undefined ? null : { text, differs: true }
