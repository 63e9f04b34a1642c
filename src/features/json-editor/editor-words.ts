/** What the JSON editor says, which loads when its tab opens. */

const number = (value: number): string => value.toLocaleString('en')

// The editor and its suggestions.
export const filterAsJson = 'Filter as JSON'
export const condition = 'a condition'
export const allOf = 'all of these'
export const anyOf = 'any of these'
export const notThis = 'not this'

// Below the editor, without errors.
export const sameFilter = 'Same filter as in the tree view.'
export const suggestionsKey = 'Press Ctrl Space for suggestions.'
export const format = 'Format'

// Below the editor, with errors.
export const errorCount = (count: number) => (count === 1 ? '1 error' : `${number(count)} errors`)
export const showLine = (line: number) => `Show line ${number(line)}`
export const discard = 'Discard'
export const unchangedUntilFixed = 'The filter is unchanged until this is fixed.'
