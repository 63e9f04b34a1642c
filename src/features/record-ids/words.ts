/** What the box for record IDs says, from top to bottom. */

import type { Combination } from '#domain/record-ids/record-ids-edit.ts'
import type { IdView } from './id-views.ts'

const number = (value: number): string => value.toLocaleString('en')

// The text with the IDs.
export const recordIds = 'Record IDs'
export const tooLongToShow = 'Too long to show here.'
export const editAsText = 'Edit as text'
export const whatIsRead =
  'Any text with IDs in it: lines, CSV, JSON, SQL, links. Up to 100,000 IDs.'
export const exampleId = '907a70c3-1012-4037-b64c-e4228c38fb29'

// Below the text.
export const openFile = 'Open file'
export const combineLists = 'Combine lists'
export const addToFilter = 'Add to filter'
export const copyIds = 'Copy IDs'
export const clear = 'Clear'
export const reading = 'Reading…'

// The summary.
export const countedIds = (count: number) => `${number(count)} record ${count === 1 ? 'ID' : 'IDs'}`
export const repeated = (count: number) => ` · ${number(count)} repeated, counted once`
export const inThisQueue = (found: number, all: number) =>
  found === all ? ' · all in this queue' : ` · ${number(found)} of ${number(all)} are in this queue`
export const tooMany = (count: number, most: number) =>
  `An export can have up to ${countedIds(most)}. Remove ${number(count - most)}.`

// Above the list.
export const list = 'The IDs'
export const show = 'Show'
export const views = {
  id: 'IDs',
  missing: 'Not in this queue',
  duplicate: 'Repeated',
  wrong_version: 'Other versions',
  malformed: 'Mistyped',
  line: 'Lines without an ID',
} as const satisfies Record<IdView, string>
export const countedView = (view: IdView, count: number) => `${views[view]} ${number(count)}`
export const search = 'Search the list'
export const searchHint = 'Search'
export const removeAll = (count: number) =>
  count === 1 ? 'Remove it' : `Remove all ${number(count)}`
/** Explains the views whose name is not enough. */
export const viewNotes: Partial<Record<IdView, string>> = {
  duplicate: 'Each ID is exported once.',
  missing: 'These are skipped.',
  wrong_version: 'UUIDs that aren’t version 4. The service doesn’t accept them.',
  malformed: 'These look like mistyped IDs. They’re ignored.',
  line: 'These are ignored.',
}
export const noIds = 'No IDs in this text.'
export const noMatches = 'No matches.'

// A row.
export const line = (place: number) => `line ${number(place)}`
export const notInQueue = 'not in this queue'
export const notInQueueAfterLine = ' · not in this queue'
export const showFirst = 'Show first occurrence'
export const showInText = 'Show in text'
export const remove = (text: string) => `Remove ${text}`

// Below the list.
export const tooManyForAddress = (most: number) =>
  `The address of this page can hold up to ${number(most)} record IDs. Use Share to send this list.`
export const addOneId = 'Add one ID'
export const add = 'Add'
export const notAnId = 'This isn’t a record ID. Record IDs are version 4 UUIDs.'
export const alreadyListed = 'This ID is already in the list.'

// The dialog with a second list.
export const combineTitle = 'Combine with a second list'
export const howToCombine = 'How to combine the lists'
export const combinations = {
  union: 'Add',
  minus: 'Remove',
  intersect: 'Keep only',
} as const satisfies Record<Combination, string>
export const combinationNotes = {
  union: 'All IDs of both lists.',
  minus: 'IDs in this list that aren’t in the second one.',
  intersect: 'IDs in both lists.',
} as const satisfies Record<Combination, string>
export const secondList = 'Second list'
export function combined(own: number, other: number, result: number, how: Combination): string {
  const total = `${number(result)} ${result === 1 ? 'ID' : 'IDs'}`
  if (how === 'intersect') return `${number(own)} and ${number(other)} have ${total} in common`
  if (how === 'minus') return `${number(own)} − ${number(own - result)} = ${total}`
  const shared = own + other - result
  return `${number(own)} + ${number(other - shared)}${shared === 0 ? '' : ' new'} = ${total}`
}
export const cancel = 'Cancel'
export const apply = 'Apply'

// Messages after an edit.
export const stillReading = 'The list is still being read. Try again in a moment.'
export const replacedWith = (fileName: string) => `Record IDs replaced with “${fileName}”`
export const cleared = 'Record IDs cleared'
export const removed = (count: number) => `${number(count)} removed`
export const listsCombined = 'Lists combined'
export const undo = 'Undo'
