import { aligned, type Row } from './aligned.ts'
import type { Figure, SizeFigures } from './scale-figures.ts'

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

const cell = ({ value, unit }: Figure): string => `${number(value)} ${unit}`.trim()

export function figuresTable(sizes: readonly SizeFigures[]): string {
  const [first] = sizes
  const rows = (first?.figures ?? []).map((figure, index): Row => [
    figure.what,
    ...sizes.map(({ figures }) => (figures[index] ? cell(figures[index]) : '')),
    figure.aim ?? '',
  ])
  return aligned([['records', ...sizes.map(({ records }) => number(records)), 'aim'], ...rows])
}

export function growthTable(sizes: readonly SizeFigures[]): string {
  const steps = sizes.slice(1).map((large, index) => ({ small: sizes[index]!, large }))
  const heads = steps.map(
    ({ small, large }) =>
      `${number(small.records)} → ${number(large.records)}: × ${number(large.records / small.records)}`,
  )
  // Rates, ratios and numbers of files do not grow by themselves.
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
