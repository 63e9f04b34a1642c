const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Boundaries = {
  /** The start of the unit that holds an instant. */
  readonly floor: (date: Date) => Date
  readonly next: (date: Date) => Date
}

const days: Boundaries = {
  floor: (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()),
  next: (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1),
}
const fixed = (unit: number): Boundaries => ({
  floor: (date) => new Date(Math.floor(date.getTime() / unit) * unit),
  next: (date) => new Date(date.getTime() + unit),
})

/** The unit that a hand can hit on a chart of this length, in milliseconds. */
const unitOf = (span: number): Boundaries =>
  span > 3 * day ? days : fixed(span > 3 * hour ? hour : minute)

/**
 * A part of a chart of time as the two dates of a period: whole days, hours or minutes of the browser's
 * zone. The last one is the last microsecond of its unit, because a period includes both dates.
 */
export function brushedPeriod(
  chart: { readonly from: number; readonly to: number },
  part: { readonly from: number; readonly to: number },
): readonly [from: string, to: string] {
  const span = chart.to - chart.from
  const { floor, next } = unitOf(span)
  const at = (share: number) => new Date(chart.from + share * span)
  const first = floor(at(part.from))
  const end = next(floor(new Date(Math.max(at(part.to).getTime() - 1, first.getTime()))))
  return [instantText(first), lastMicrosecond(end)]
}

const instantText = (date: Date): string => date.toISOString().replace('.000Z', 'Z')

const lastMicrosecond = (end: Date): string =>
  new Date(end.getTime() - 1).toISOString().replace(/\.999Z$/, '.999999Z')
