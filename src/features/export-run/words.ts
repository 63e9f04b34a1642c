import type { ExportWay } from './run-state.ts'

const number = (value: number): string => value.toLocaleString('en')

// The button.
export const exportFile = 'Export'
export const exportRecords = (records: string) => `Export ${records}`
export const unredactedAfter = (text: string) => `${text}, unredacted`
export const otherWays = 'Other ways to save'
export const ways = {
  download: {
    label: 'Download with checks',
    description: 'Winnow checks every byte; for files that fit in memory',
  },
  link: {
    label: 'Browser download',
    description: 'For files of any size; the server checks that the file is complete',
  },
  picker: {
    label: 'Choose where to save',
    description: 'Writes the file as it arrives; for files of any size',
  },
} as const satisfies Record<ExportWay, { readonly label: string; readonly description: string }>
export const needsHttps = 'Requires HTTPS in Chrome or Edge'

// Below the button: what the file will be.
export const columns = (count: number) =>
  count === 0 ? 'all non-empty columns' : `${number(count)} ${count === 1 ? 'column' : 'columns'}`
export const recordPerLine = 'one record per line'
export const noNesting = 'without nested values'
export const redacted = 'redacted'
export const notRedacted = 'not redacted'
export const about = (size: string) => `about ${size}`

// A running export.
export const unredacted = 'unredacted'
export const cancel = 'Cancel'
export const stopTracking = 'Stop tracking'
export const progress = 'Export'
export const ofExpected = (most: number) => ` of ${number(most)}`
export const ofAtMost = (most: number) => ` of up to ${number(most)}`
export const perSecond = (bytes: string) => `${bytes}/s`
export const timeLeft = (time: string) => `${time} left`
export const inBrowser = 'downloading in the browser'

// An export that could not begin, and is tried again.
export const waiting = 'Waiting for the server'
export const retryingIn = (time: string) => `Retrying in ${time}.`
export const tryNow = 'Try now'

// An export that ended without a file.
export const failed = 'The export failed'
export const nothingSaved = 'Nothing was saved.'
export const exportAgain = 'Export again'
export const cancelledEarly = 'The export was cancelled before any data arrived.'
export const untracked = 'The browser continues the download. Winnow no longer tracks it.'
export const rejected = (problems: number) =>
  problems === 1
    ? 'The service rejected this request. The problem is marked.'
    : `The service rejected this request. ${number(problems)} problems are marked.`
export const theFile = 'the file'

// An export that ended. Its verdict has its own table (domain/export-result/verdict.ts).
export const savedIn = (size: string, time: string) => `, ${size} in ${time}`
export const saveIncomplete = 'Save as .incomplete'
export const allIds = (count: number) => `All ${number(count)} IDs are in the file.`
export const someIds = (found: number, missing: number) =>
  `${number(found)} of ${number(found + missing)} IDs are in the file, ${number(missing)} ${missing === 1 ? 'is' : 'are'} missing.`
export const copyMissingIds = 'Copy missing IDs'
export const hashing = 'Computing SHA-256…'
export const noHash = 'SHA-256 isn’t available because the saved file can no longer be read.'
export const hash = (hex: string) => `SHA-256 ${hex}`
export const copyHash = 'Copy SHA-256'
