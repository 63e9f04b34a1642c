import { aligned, type Row } from './aligned.ts'
import type { EditorTimes, WinnowTimes } from './editor-times.ts'
import type { FrameTime } from './measure-frames.ts'
import { median, quantile } from './statistics.ts'
import type { CountTimes } from './tree-counts.ts'

export type Measured = {
  readonly leaves: number
  readonly winnow: WinnowTimes
  readonly rqb: EditorTimes
}

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const works = (times: readonly FrameTime[]) => times.map(({ work }) => work)
const walls = (times: readonly FrameTime[]) => times.map(({ wall }) => wall)

const milliseconds = (value: number): string => value.toFixed(value < 100 ? 1 : 0)
/** Median and 95th percentile of `work`, and of `wall` if it is larger. */
function summary(times: readonly FrameTime[]): string {
  const both = (values: readonly number[]) =>
    `${milliseconds(median(values))} / ${milliseconds(quantile(values, 0.95))}`
  const work = both(works(times))
  const wall = both(walls(times))
  return work === wall ? work : `${work} (${wall})`
}

const ratio = (theirs: readonly FrameTime[], ours: readonly FrameTime[]): string =>
  `× ${(median(works(theirs)) / median(works(ours))).toFixed(1)}`

export function editorTable(measured: readonly Measured[]): string {
  const line = (what: string, cell: (of: Measured) => string, aim = ''): Row => [
    what,
    ...measured.map(cell),
    aim,
  ]
  const edits = Object.keys(measured[0]?.winnow.edits ?? {})
  return aligned([
    ['ms: median / 95th percentile', ...measured.map(({ leaves }) => whole(leaves)), 'aim'],
    line('mount, Winnow', ({ winnow }) => summary(winnow.mounts), 'at most 60, 80, 150'),
    line('mount, react-querybuilder', ({ rqb }) => summary(rqb.mounts)),
    line(
      '  as many times quicker',
      ({ winnow, rqb }) => ratio(rqb.mounts, winnow.mounts),
      '20 at 5,000',
    ),
    line('key press, Winnow', ({ winnow }) => summary(winnow.keys), '95th at most 16'),
    line('key press, react-querybuilder', ({ rqb }) => summary(rqb.keys)),
    line(
      '  as many times quicker',
      ({ winnow, rqb }) => ratio(rqb.keys, winnow.keys),
      '5 at 5,000',
    ),
    ...edits.map((name) =>
      line(`${name}, Winnow`, ({ winnow }) => summary(winnow.edits[name] ?? []), 'at most 16'),
    ),
    line('elements, Winnow', ({ winnow }) => whole(winnow.elements), 'at most 1,000'),
    line('elements, react-querybuilder', ({ rqb }) => whole(rqb.elements)),
  ])
}

export const columnListLine = (columns: number, times: readonly FrameTime[]): string =>
  `column list of ${whole(columns)} columns: ${summary(times)} ms until it is open, at most 50`

export function countsTable(times: CountTimes): string {
  const line = (what: string, all: readonly number[], one: readonly number[]): Row => [
    what,
    whole(median(all)),
    whole(median(one)),
    `× ${(median(all) / median(one)).toFixed(2)}`,
    'at most 2',
  ]
  return aligned([
    ['100 nodes, 1 000 000 records: median ms', 'all counts', 'one count', 'ratio', 'aim'],
    line('never counted before', times.all, times.one),
    line('after an edit of one leaf', times.allAfterEdit, times.oneAfterEdit),
  ])
}
