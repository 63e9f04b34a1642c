import { bytesText, secondsText } from '#domain/configuration/format-amount.ts'
import type { PlacedText } from '#domain/configuration/problem-text.ts'
import { exitCodes } from './exit-codes.ts'

// The help.
export const summary = 'write the file of a link, an export file or a preset file'
export const sourceHelp = 'a link of Winnow, or a file such as weekly.winnow.json'
export const exitHelp = `
Credentials come from the environment: WINNOW_API_KEY, or WINNOW_EMAIL and WINNOW_PASSWORD, or
WINNOW_ACCESS_TOKEN.

Exit codes: ${exitCodes.complete} complete, ${exitCodes.problems} problems in the configuration or command, ${exitCodes.different} the count differs or
can’t be verified, ${exitCodes.incomplete} incomplete, ${exitCodes.refused} refused by the service, ${exitCodes.unreached} not reached, ${exitCodes.interrupted} interrupted.`

// The command.
export const notOneStdout = '--json and --out - both write to the standard output. Choose one.'
export const noReceiptPlace = '--receipt needs a file. Give --out a file or a folder.'
export const serverAndService = '--galileo with a URL calls the service itself. Leave out --server.'
export const noServer = (origin: string) =>
  `The link is of ${origin}. If that server may have your credentials, add --server ${origin}`
export const badAddress = (text: string) => `“${text}” isn’t the http(s) address of a server.`
export const credentialsInAddress = 'The address holds credentials. Set WINNOW_API_KEY instead.'
export const noCredentials =
  'There are no credentials. Set WINNOW_API_KEY, or WINNOW_EMAIL and WINNOW_PASSWORD.'
export const noKeyIn = (name: string) => `The variable ${name} is empty.`

// The link or file.
export const noSource = (text: string) => `“${text}” is neither a link nor a file that is there.`
export const unreadableFile = (path: string, why: string) => `${path} can’t be read: ${why}.`
export const severalPresets = (names: readonly string[]) =>
  `The file has ${names.length.toLocaleString('en')} presets. Choose one with --preset: ${names.map((name) => `“${name}”`).join(', ')}.`
export const noPreset = (name: string) => `The file has no preset “${name}”.`
export const presetOfLink = '--preset chooses from a file, and this is a link.'
export const problemsFound = (count: number) =>
  count === 1
    ? 'The export has a problem.'
    : `The export has ${count.toLocaleString('en')} problems.`
export const missingColumn = (id: string) => `this queue has no column “${id}”`
export const unreadableQueue = (why: string) => `it can’t be read: ${why}`
export const placed = ({ place, column, text }: PlacedText) =>
  `${place}${column === null ? '' : ` (${column})`}: ${text}`

// --since-last.
export const sinceNeedsFilter = '--since-last needs a filter. This export has a list of record IDs.'
export const sinceNeedsColumn = '--since-last needs the column created_at in the file.'
export const unreadableState = (path: string) =>
  `${path} isn’t a state file of --since-last. Choose another file, or delete it to export all.`
export const stateOfOtherQueue = (path: string) =>
  `${path} is of another queue. Use one state file for each export.`
export const since = (instant: string) => `Only records created after ${instant}.`
export const sinceFirst = 'The first run with this state file: all records.'
export const stateUnwritten = (path: string, why: string) =>
  `${path} couldn’t be written (${why}), so the next run exports these records again.`

// The output.
export const fileExists = (path: string) => `${path} exists. Add --force to replace it.`
export const fileTaken = (path: string) =>
  `${path} exists: another export is writing it, or one ended early. Wait or delete it, or add --force.`
export const unwritable = (path: string, why: string) => `${path} can’t be written: ${why}.`
export const replaced = 'another export took its place'
export const writeFailed = (why: string) => `Writing failed: ${why}.`
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is full',
  EFBIG: 'the limit on the size of files is reached',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'part of the path isn’t a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  EPIPE: 'the reader closed the pipe',
}
export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  return (code === undefined ? undefined : reasons[code]) ?? message
}

// The run.
export const queueLine = (name: string) => `Queue: ${name}`
export const countLine = (text: string) => `Selected: ${text}`
export const countUnknown = 'Selected: unknown, because this service doesn’t count records'
export const notCounted = (why: string) => `The records couldn’t be counted: ${why}`
export const retrying = (why: string, seconds: number) =>
  `${why} Retrying in ${secondsText(seconds)}.`
export const progress = (
  records: string,
  ofMost: string | null,
  bytes: number,
  speed: number,
  left: number | null,
) =>
  [
    `${records}${ofMost === null ? '' : ` of ${ofMost}`}`,
    bytesText(bytes),
    ...(speed > 0 ? [`${bytesText(Math.round(speed))}/s`] : []),
    ...(left === null ? [] : [`${secondsText(left)} left`]),
  ].join(' · ')

// The end.
export const ended = (title: string, text: string) => `${title}: ${text}`
export const saved = (path: string, bytes: number, seconds: number) =>
  `Saved ${path}, ${bytesText(bytes)} in ${secondsText(seconds)}.`
export const kept = (path: string) => `What arrived is in ${path}.`
export const nothingSaved = 'Nothing was saved.'
export const hash = (hex: string) => `SHA-256 ${hex}`
export const missingIds = (missing: number, all: number) =>
  `${missing.toLocaleString('en')} of ${all.toLocaleString('en')} IDs aren’t in the file.`
export const receiptSaved = (path: string) => `Receipt: ${path}`
export const receiptUnsaved = (path: string, why: string) =>
  `The receipt ${path} couldn’t be written: ${why}.`
export const interrupted = 'Interrupted.'
export const refused = (status: number, why: string) => `Refused (${status}): ${why}`
