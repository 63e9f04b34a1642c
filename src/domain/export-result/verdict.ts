import { recordsText } from '#domain/configuration/format-amount.ts'

/** Every verdict that a file can get, with its words on screen and its tone. */
export const verdictFacts = {
  /** The file has every record. */
  complete: { title: 'Complete', tone: 'good' },
  /** The file ends normally, and its records are not the ones that were counted. */
  different: { title: 'Count differs', tone: 'warn' },
  /** Counting failed, so there is no number to compare the file with. */
  unchecked: { title: 'Not verified', tone: 'warn' },
  /** The service gives no number that could prove the file complete. */
  uncounted: { title: 'Can’t verify', tone: 'info' },
  /** Part of the file is missing, or something else is in it. */
  incomplete: { title: 'Incomplete', tone: 'bad' },
  /** The browser downloads the file, and the service does not report the end. */
  unseen: { title: 'Downloading in the browser', tone: 'info' },
} as const satisfies Record<string, { readonly title: string; readonly tone: string }>

export type VerdictKind = keyof typeof verdictFacts
export const verdictKinds = Object.keys(verdictFacts) as VerdictKind[]

export type Verdict = { readonly kind: VerdictKind; readonly text: string }

/** How the bytes came to an end; all but `whole` leave the file incomplete. */
export type FileEnd = 'whole' | 'broken' | 'stalled' | 'cancelled' | 'disk'

export type EndedFile = {
  readonly end: FileEnd
  readonly rows: number
  /** The last line ends as it should. */
  readonly isWhole: boolean
  /** The first record that has not the form of one, from 1. */
  readonly foreign: number | null
  /** Records counted for this file; null where there is no number. */
  readonly expected: number | null
  /**
   * Without such a number, the records that are selected: sessions with unfinished metrics are left
   * out, and the service does not tell how many. Null where nothing is left out, or nothing counted.
   */
  readonly atMost: number | null
  /** There is no number because counting failed, not because the service does not count. */
  readonly countFailed: boolean
  /** Selected by ids: every one that was asked for is in the file, and nothing else. */
  readonly hasAllIds: boolean
  /** Counted again after the file had another number; null where it could not be. */
  readonly recounted: number | null
}

/** Why a file is incomplete, as it is said. */
const incompleteText = {
  broken: 'The connection broke before the file was complete.',
  stalled: 'Nothing came for 30 seconds, so the export was given up.',
  cancelled: 'The export was cancelled.',
  disk: 'There is no room left for the file: the disk, or what the browser may use of it, is full. Make room, or export it by the browser’s own download (see “Other ways to save”).',
} as const satisfies Record<Exclude<FileEnd, 'whole'>, string>

/** Of a file that the browser fetches itself from a service that does not tell how it ends. */
export const unseenVerdict: Verdict = {
  kind: 'unseen',
  text: 'The browser fetches the file itself, and this service does not tell how that ends: see the browser’s own list of downloads.',
}

const incomplete = (text: string): Verdict => ({ kind: 'incomplete', text })

/** What can be said of a file when no more of it comes. */
export function verdictOf(file: EndedFile): Verdict {
  const { end, rows, isWhole, foreign, atMost } = file
  if (end !== 'whole') {
    return incomplete(`${incompleteText[end]} ${arrivedText(file)} had arrived.`)
  }
  if (!isWhole) return incomplete('The file ends in the middle of a record.')
  if (foreign !== null) {
    return incomplete(
      `Record ${count(foreign)} of the file is none: the service, or something between, wrote another text into it.`,
    )
  }
  // More than all that is selected is as wrong as any other number.
  const expected = file.expected ?? (atMost !== null && rows > atMost ? atMost : null)
  if (expected === null && file.hasAllIds) {
    return { kind: 'complete', text: `${recordsText(rows)}: all that were asked for by their IDs.` }
  }
  if (expected === null && rows === atMost) {
    return { kind: 'complete', text: `${recordsText(rows)}: all that are selected, none left out.` }
  }
  if (expected === null && atMost !== null) {
    return {
      kind: 'uncounted',
      text: `${recordsText(rows)} of the ${count(atMost)} selected, and the file ends as it should. Sessions with unfinished metrics are left out; this service doesn’t tell how many, so nothing proves the file complete.`,
    }
  }
  if (expected === null && file.countFailed) {
    return {
      kind: 'unchecked',
      text: `${recordsText(rows)}, and the file ends normally, but the records could not be counted, so there is no number to compare with. Export again to have it checked.`,
    }
  }
  if (expected === null) {
    return {
      kind: 'uncounted',
      text: `${recordsText(rows)}, and the file ends as it should; this service gives no number that proves it complete.`,
    }
  }
  if (rows < expected) {
    const few = `The file ends normally, but only ${count(rows)} of ${recordsText(expected)} are in it`
    if (file.recounted === expected) {
      return incomplete(`${few}: something between here and the service cut it off.`)
    }
    // Whoever cuts a file off may well be unable to count: the doubt is not in the file's favour.
    if (file.recounted === null) {
      return incomplete(
        `${few}, and they could not be counted again: it may have been cut off. Export again.`,
      )
    }
  }
  if (rows > expected && file.recounted === expected) {
    return incomplete(
      `${recordsText(rows)} are in the file, but ${count(expected)} were counted, twice: something between here and the service wrote into it.`,
    )
  }
  if (rows === expected)
    return { kind: 'complete', text: `${recordsText(rows)}, as counted before.` }
  return {
    kind: 'different',
    text: `${recordsText(rows)} ${rows === 1 ? 'is' : 'are'} in the file, ${count(expected)} were counted before. ${whyDifferent(file)}`,
  }
}

/** The same of a file that should be flat, `nested` being the first record that is not: no form that was asked for. */
export const asFlatFile = (verdict: Verdict, nested: number | null): Verdict =>
  nested === null || verdict.kind === 'incomplete'
    ? verdict
    : {
        kind: 'different',
        text: `${verdict.text} But the file isn’t flat: record ${count(nested)} has values nested in it.`,
      }

const count = (value: number): string => value.toLocaleString('en')

function arrivedText({ rows, expected, atMost }: EndedFile): string {
  if (expected !== null) return `${count(rows)} of ${recordsText(expected)}`
  return atMost === null ? recordsText(rows) : `${count(rows)} of up to ${recordsText(atMost)}`
}

function whyDifferent({ rows, recounted }: EndedFile): string {
  if (recounted === rows) {
    return 'That is right: the queue has changed in between, and counted again it has as many.'
  }
  if (recounted === null) {
    return 'That may be right if the queue has changed in between. If not, export again.'
  }
  return `The queue is changing: counted again, it has ${count(recounted)}. Export again to be sure.`
}
