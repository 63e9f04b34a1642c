import { aligned, type Row } from './aligned.ts'
import type { Figure, SizeFigures } from './scale-figures.ts'

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

const cell = ({ value, unit }: Figure): string => `${number(value)} ${unit}`.trim()

/** What was measured at each size, a column for each, and what is wanted. */
export function figuresTable(sizes: readonly SizeFigures[]): string {
  const [first] = sizes
  const rows = (first?.figures ?? []).map((figure, index): Row => [
    figure.what,
    ...sizes.map(({ figures }) => (figures[index] ? cell(figures[index]) : '')),
    figure.aim ?? '',
  ])
  return aligned([['records', ...sizes.map(({ records }) => number(records)), 'aim'], ...rows])
}

/** From each size to the next: how many times the value is as large, beside how many times the records. */
export function growthTable(sizes: readonly SizeFigures[]): string {
  const steps = sizes.slice(1).map((large, index) => ({ small: sizes[index]!, large }))
  const heads = steps.map(
    ({ small, large }) =>
      `${number(small.records)} → ${number(large.records)}: × ${number(large.records / small.records)}`,
  )
  // Rates and ratios say themselves whether they stay; a number of files does not grow.
  const growing = (sizes[0]?.figures ?? []).flatMap((figure, index) =>
    ['s', 'ms', 'MB'].includes(figure.unit) ? [{ what: figure.what, index }] : [],
  )
  const rows = growing.map(({ what, index }): Row => [
    what,
    ...steps.map(({ small, large }) => {
      const [before, after] = [small, large].map(({ figures }) => figures[index]?.value ?? NaN)
      return `× ${number((after ?? NaN) / (before ?? NaN))}`
    }),
  ])
  return aligned([['growth', ...heads], ...rows])
}
