export type Verdict = {
  readonly kind: 'complete' | 'different' | 'incomplete'
  readonly text: string
}

export type FinishedFile = {
  readonly rows: number
  /** The last line ends as it should. */
  readonly isWhole: boolean
  /** Records counted before the run; null where the service does not count. */
  readonly expected: number | null
  /** Computed metrics only: sessions whose metrics are not ready are left out. */
  readonly leavesOut: boolean
}

const records = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`

/** What can be said of a file whose bytes have all arrived. */
export function verdictOf({ rows, isWhole, expected, leavesOut }: FinishedFile): Verdict {
  if (!isWhole) {
    return {
      kind: 'incomplete',
      text: 'The file ends in the middle of a record. It was not saved. Export again.',
    }
  }
  if (expected === null) {
    return {
      kind: 'complete',
      text: `${records(rows)}. This service does not count records, so there is no number to compare with.`,
    }
  }
  if (rows === expected) return { kind: 'complete', text: `${records(rows)}, as counted before.` }
  const why = leavesOut
    ? 'With computed metrics only, sessions whose metrics are not ready are left out.'
    : 'That is right if the queue has changed in between. If not, export again.'
  return {
    kind: 'different',
    text: `${records(rows)} are in the file, ${records(expected)} were counted before. ${why}`,
  }
}
