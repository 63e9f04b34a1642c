import { recordsText } from '#domain/configuration/format-amount.ts'

type VerdictFacts = {
  readonly title: string
  readonly tone: 'good' | 'info' | 'warn' | 'bad'
  /** Whether exporting again may give another verdict. */
  readonly mayChange: boolean
  /** Whether the file gets its own name. Otherwise it is saved only if the user asks for it. */
  readonly isSaved: boolean
}

/** Every verdict with its screen text and tone. */
export const verdictFacts = {
  /** The file has every record. */
  complete: { title: 'Complete', tone: 'good', mayChange: false, isSaved: true },
  /** The file ends normally, but its records are not those that were counted. */
  different: { title: 'Count differs', tone: 'warn', mayChange: true, isSaved: true },
  /** Counting failed, so there is no number to compare the file with. */
  unchecked: { title: 'Not verified', tone: 'warn', mayChange: true, isSaved: true },
  /** The service gives no number that could prove the file complete. */
  uncounted: { title: 'Can’t verify', tone: 'info', mayChange: false, isSaved: true },
  /** Part of the file is missing, or it has foreign text. */
  incomplete: { title: 'Incomplete', tone: 'bad', mayChange: true, isSaved: false },
  /** The user cancelled the export. */
  cancelled: { title: 'Cancelled', tone: 'info', mayChange: true, isSaved: false },
  /** The browser downloads the file, and the service does not report the end. */
  unseen: { title: 'Downloading in the browser', tone: 'info', mayChange: false, isSaved: true },
} as const satisfies Record<string, VerdictFacts>

export type VerdictKind = keyof typeof verdictFacts
export const verdictKinds = Object.keys(verdictFacts) as VerdictKind[]

export type Verdict = { readonly kind: VerdictKind; readonly text: string }

/** How the bytes ended. The file lacks records unless this is `whole`. */
export type FileEnd = 'whole' | 'broken' | 'stalled' | 'cancelled' | 'disk' | 'unwritten'

export type EndedFile = {
  readonly end: FileEnd
  readonly rows: number
  /** The last record is complete. */
  readonly isWhole: boolean
  /** The number, from 1, of the first record that is not valid. */
  readonly foreign: number | null
  /** Records counted for this file; null if there is no count. */
  readonly expected: number | null
  /**
   * Records selected, if there is no count for the file because the service does not report how many
   * sessions it leaves out. Otherwise null.
   */
  readonly atMost: number | null
  /** Counting failed. False if the service does not count at all. */
  readonly countFailed: boolean
  /** The file has exactly the records whose ids were requested. */
  readonly hasAllIds: boolean
  /** The second count, made because the rows differ from the first; null if it failed. */
  readonly recounted: number | null
}

const incompleteText = {
  broken: 'The connection was lost before the file was complete.',
  stalled: 'No data for 30 seconds, so the export was stopped.',
  cancelled: 'The export was cancelled.',
  disk: 'There isn’t enough space for the file: the disk, or the browser’s share of it, is full. Free up space, or use Browser download (see “Other ways to save”).',
  unwritten: 'The file couldn’t be written to its end.',
} as const satisfies Record<Exclude<FileEnd, 'whole'>, string>

export const unseenVerdict: Verdict = {
  kind: 'unseen',
  text: 'This service doesn’t report how the download ends. Check the browser’s list of downloads.',
}

const incomplete = (text: string): Verdict => ({ kind: 'incomplete', text })

/** The verdict on a file whose bytes have ended. */
export function verdictOf(file: EndedFile): Verdict {
  const { end, rows, isWhole, foreign, atMost } = file
  if (end !== 'whole') {
    const text = `${incompleteText[end]} ${arrivedText(file)} had arrived.`
    return end === 'cancelled' ? { kind: 'cancelled', text } : incomplete(text)
  }
  if (!isWhole) return incomplete('The file ends in the middle of a record.')
  if (foreign !== null) {
    return incomplete(
      `Record ${count(foreign)} isn’t a record: the service or a proxy wrote other text into the file.`,
    )
  }
  // More rows than the whole selection are wrong too.
  const expected = file.expected ?? (atMost !== null && rows > atMost ? atMost : null)
  if (expected === null) return unprovenVerdict(file)
  if (rows === expected) return { kind: 'complete', text: allText(rows) }
  if (rows < expected) {
    const few = `The file ends normally, but has only ${count(rows)} of ${recordsText(expected)}`
    if (file.recounted === expected) {
      return incomplete(`${few}. A proxy or the network cut it off.`)
    }
    // A proxy that cuts off files may block the second count too, so the file is not trusted.
    if (file.recounted === null) {
      return incomplete(
        `${few}, and the records couldn’t be counted again. It may have been cut off. Export again.`,
      )
    }
  }
  if (rows > expected && file.recounted === expected) {
    return incomplete(
      `The file has ${recordsText(rows)}, but two counts gave ${count(expected)}. A proxy wrote into the file.`,
    )
  }
  return {
    kind: 'different',
    text: `The file has ${recordsText(rows)}; ${count(expected)} ${expected === 1 ? 'was' : 'were'} counted before. ${whyDifferent(file)}`,
  }
}

/** The verdict on a whole file without a count: only ids, or the full selection, prove it complete. */
function unprovenVerdict({ rows, atMost, hasAllIds, countFailed }: EndedFile): Verdict {
  if (hasAllIds) {
    return { kind: 'complete', text: `${recordsText(rows)}: every requested ID is in the file.` }
  }
  if (rows === atMost) {
    return { kind: 'complete', text: `${allText(rows)} None were left out.` }
  }
  if (atMost !== null) {
    return {
      kind: 'uncounted',
      text: `${recordsText(rows)} of the ${count(atMost)} selected, and the file ends normally. Sessions with unfinished metrics are left out. This service doesn’t report how many, so Winnow can’t prove that the file is complete.`,
    }
  }
  if (countFailed) {
    return {
      kind: 'unchecked',
      text: `${recordsText(rows)}, and the file ends normally. The records couldn’t be counted, so there’s no number to compare with. Export again to verify.`,
    }
  }
  return {
    kind: 'uncounted',
    text: `${recordsText(rows)}, and the file ends normally. This service doesn’t count records, so Winnow can’t prove that the file is complete.`,
  }
}

/** The verdict on a flat file; `nested` is the first record, from 1, that is not flat. */
export const asFlatFile = (verdict: Verdict, nested: number | null): Verdict =>
  nested === null || !verdictFacts[verdict.kind].isSaved
    ? verdict
    : {
        kind: 'different',
        text: `${verdict.text} But the file isn’t flat: record ${count(nested)} has nested values.`,
      }

const count = (value: number): string => value.toLocaleString('en')

const allText = (rows: number): string => {
  if (rows === 0) return 'No records match, so the file has none.'
  return rows === 1
    ? 'The only record is in the file.'
    : `All ${recordsText(rows)} are in the file.`
}

function arrivedText({ rows, expected, atMost }: EndedFile): string {
  if (expected !== null) return `${count(rows)} of ${recordsText(expected)}`
  return atMost === null ? recordsText(rows) : `${count(rows)} of up to ${recordsText(atMost)}`
}

function whyDifferent({ rows, recounted }: EndedFile): string {
  if (recounted === rows) {
    return 'The file is right: the queue changed in between, and a second count agrees with the file.'
  }
  if (recounted === null) {
    return 'The file may be right if the queue changed in between. If it did not, export again.'
  }
  return `The queue is changing: a second count gave ${count(recounted)}. Export again to be sure.`
}
