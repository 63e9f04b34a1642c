import type { GroupKind } from '#domain/filter-tree/draft-nodes.ts'
import type { Refusal } from '#domain/filter-tree/filter-edit.ts'

const number = (count: number): string => count.toLocaleString('en')
const records = (count: number): string => (count === 1 ? '1 record' : `${number(count)} records`)

// Find in filter.
export const findInFilter = 'Find in filter'
export const findPlaceholder = 'Find a column, value or text'
export const nothingFound = 'No matches'
export const found = (count: number) => `${number(count)} found`
export const placeAmongFound = (place: number, count: number) =>
  `${number(place)} of ${number(count)}`
export const previousFound = 'Previous match'
export const nextFound = 'Next match'
export const closeFind = 'Close search'

// A filter without conditions.
export const allSelected = 'All records are selected. Add a condition to narrow them down.'
export const allSelectedOrStart =
  'All records are selected. Add a condition to narrow them down, or start with:'
export const startingPoints = 'Starting points'

// The tree, and what adds to a group.
export const tree = 'Filter'
export const condition = 'Condition'
export const group = 'Group'
export const groupKind = 'Kind of group'
export const legendMatching = 'Matching records'
export const legendWithout = 'total without the condition'

// A group.
export const groupWord = { and: 'AND', or: 'OR', not: 'NOT' } as const satisfies Record<
  GroupKind,
  string
>
export const groupMeaning = {
  and: 'all of these are true',
  or: 'any of these is true',
  not: 'this is not true',
} as const satisfies Record<GroupKind, string>
export const changeTo = (kind: GroupKind) => `Change to ${groupWord[kind]}`
export const groupSwitch = (kind: GroupKind, other: GroupKind) =>
  `${groupWord[kind]}: ${groupMeaning[kind]}. ${changeTo(other)}`
export const expand = 'Expand'

// A condition: the names of its fields. A control says its name, its value and its error.
export const control = (label: string, value: string, error?: string) =>
  `${label}: ${value}${error === undefined ? '' : `. ${error}`}`
export const column = 'Column'
export const columnType = 'Column type'
export const operator = 'Operator'
export const value = 'Value'
export const members = 'Members'
export const relativeDate = 'Relative date'
export const valueDistribution = 'Value distribution'
export const choose = 'Choose'

// Its column.
export const chooseColumn = 'Choose a column'
export const searchColumns = 'Search columns'
export const noSuchColumn = 'No matching columns.'
export const columnsNotListed = 'This service doesn’t list its columns. Type a column ID.'
export const columnIdAsTyped = (id: string) => `Use column ID “${id}”`
export const moreColumns = (count: number) => `${number(count)} more. Search to find them.`
export const emptyColumn = (type: string) => `${type}, empty`

// Its operator.
export const chooseOperator = 'Choose an operator'
export const anyOf = (label: string) => `${label} any of`

// Its value: a text or several, a number or two.
export const typeValue = 'Type a value'
export const typeValues = 'Type values'
export const emptyText = 'empty text'
export const matchCase = 'Match case'
export const caseSign = 'Aa'
export const caseSensitive = 'Case-sensitive'
export const ignoresCase = 'Ignores case'
export const suggestions = 'Suggestions'
export const andMore = (count: number) => `and ${number(count)} more`
export const splitInto = (count: number) => `Split into ${number(count)} values`
export const removeValue = (text: string) => `Remove ${text}`
export const from = 'From'
export const and = 'and'
export const to = 'To'
export const chooseOnChart = 'Choose a value on the chart'
export const dragOverChart = 'Drag over the chart to select a range.'

// Its value: a date, fixed or relative.
export const emptyDate = 'yyyy-mm-dd, ––:––'
/** In place of the last microsecond of a day. */
export const endOfDay = 'end of day'
export const relativeNow = (date: string, instant: string) => `${date}, now ${instant}`

// Whose ratings a condition on full annotation needs.
export const by = 'by'
export const you = 'you'
export const everyoneTracked = 'everyone tracked'
export const noOneYet = 'no one yet'
export const fullyAnnotated = 'Fully annotated'
export const isFullyAnnotated = 'Is fully annotated'
export const isNot = 'Is not'
export const whoseRatings = 'Whose ratings'
export const onlyYou = 'You'
export const allTracked = 'Everyone tracked'
export const selectedMembers = 'Selected members'
export const ownRatingsOnly = 'As an annotator, you can only filter by your own ratings.'
export const allTrackedNote = 'All members who can annotate and whose progress is tracked.'
export const membersNotListed = 'This service doesn’t list its members.'
export const noSuchMember = 'No matching members.'

// The button of a row’s menu.
export const more = 'More'

// The counts of rows.
export const counting = 'Counting…'
export const muted = 'muted'
export const without = (count: number) => `${number(count)} without`
const matches = (count: number) => `${records(count)} ${count === 1 ? 'matches' : 'match'}`
export const matchesOfGroup = (count: number) => `${matches(count)} this group.`
export const matchesOfCondition = (count: number) => `${matches(count)} this condition.`
export const withoutCondition = (count: number) =>
  `Without it, the filter would select ${number(count)}.`
export const noCounts = (why: string) => `Rows show no counts. ${why}`
export const countsUpTo = (rows: number) =>
  `This service counts conditions one by one, so counts are shown for filters of up to ${number(rows)} rows.`

// No record matches.
export const noMatches = 'No matches.'
export const excludesAll = 'This condition excludes everything:'
export const excludeAllTogether = 'Together these conditions exclude everything:'
export const datesOfQueue = (label: string, first: string, last: string) =>
  `${label} runs from ${first} to ${last} in this queue.`
export const muteThese = (count: number) =>
  count === 1 ? 'Mute it' : `Mute these ${number(count)}`

// What screen readers hear after an edit.
export const added = (name: string) => `Added ${name}`
export const addedCondition = 'Added a condition'
export const addedGroup = 'Added a group'
export const addedGroupOf = (kind: GroupKind) => `Added ${groupWord[kind]} group`
export const duplicated = 'Duplicated'
export const wrappedIn = (kind: GroupKind) => `Wrapped in ${groupWord[kind]}`
export const notRemoved = 'NOT removed'
export const notApplied = 'NOT applied to each'
export const notsCombined = 'NOTs combined'
export const changedTo = (kind: GroupKind) => `Changed to ${groupWord[kind]}`
export const unwrapped = 'Unwrapped'
export const collapsed = 'Collapsed'
export const expanded = 'Expanded'
export const nowMuted = 'Muted'
export const nowUnmuted = 'Unmuted'
export const mutedThese = (count: number) =>
  count === 1 ? nowMuted : `Muted ${number(count)} conditions`
export const removed = 'Removed'
export const removedRows = (count: number) => `Removed ${number(count)} rows`
export const placeInGroup = (place: number, count: number, level: number) =>
  `${number(place)} of ${number(count)}, level ${level}`
export const movedUp = (place: string) => `Moved up: ${place}`
export const movedDown = (place: string) => `Moved down: ${place}`
export const movedOut = (place: string) => `Moved out of group: ${place}`
export const movedIn = (place: string) => `Moved into group above: ${place}`
export const moved = {
  before: 'Moved',
  after: 'Moved',
  into: 'Moved into the group',
  onto: 'Grouped with the row',
} as const
export const copied = 'Copied'
export const selected = (count: number) => `${number(count)} selected`
export const onlyOneGroup = 'Only rows of the same group can be selected together.'

// Why an edit was refused.
export const refusal = {
  not_found: 'This row no longer exists.',
  is_root: 'This doesn’t work on the outermost row.',
  into_itself: 'A group can’t be moved into itself.',
  is_full: 'NOT takes one row. Wrap the row in a group first.',
  is_no_group: 'This only works on groups.',
  is_no_and_or: 'Only AND and OR can be switched.',
  is_no_not: 'There’s no NOT here.',
  has_no_opposite: 'This condition has no opposite operator, so its NOT stays.',
  is_no_leaf: 'This only works on conditions.',
  is_empty: 'This group is empty. Add a condition or remove the group.',
  not_siblings: 'Only rows of the same group can be combined.',
  at_the_end: 'Can’t go further in this direction.',
  changes_meaning: 'Unwrapping would change which records are selected, so the group stays.',
} as const satisfies Record<Refusal['refused'], string>

// Copy, cut and paste.
const rows = (count: number): string => (count === 1 ? 'row' : `${number(count)} rows`)
export const copiedAsJson = 'Copied as JSON'
export const copiedRows = (count: number) => `Copied ${rows(count)} as JSON`
export const cutRows = (count: number) => `Cut ${rows(count)}`
export const pastedRows = (count: number) => `Pasted ${rows(count)}`
export const nothingPasted = 'Nothing pasted'
export const browserRefuses = {
  copy: 'Your browser doesn’t let this page copy',
  paste: 'Your browser doesn’t let this page paste',
} as const
export const needsHttps = {
  copy: 'Copying from the menu needs HTTPS',
  paste: 'Pasting from the menu needs HTTPS',
} as const
export const pressInstead = {
  copy: 'Press Ctrl C on the row instead.',
  paste: 'Press Ctrl V on the row instead.',
} as const

// The list of shortcuts.
export const pressForShortcuts = 'Press ? for keyboard shortcuts.'
export const shortcuts = 'Keyboard shortcuts'

// Parts that load later, as an error names them.
export const listPart = 'The list'
export const suggestionsPart = 'The list of values'
export const datePart = 'The date field'
export const dragPart = 'Dragging'
export const hintPart = 'The hint'
export const shortcutsPart = 'The list of shortcuts'
