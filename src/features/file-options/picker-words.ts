/** What the list of columns says, which loads when it opens. */

// The list.
export const columns = 'Columns of the file'
export const search = 'Search columns'
export const typeId = 'Type a column ID'
export const emptyColumn = 'empty'
export const addTyped = (id: string) => `Add ${id}`
export const noMatches = 'No matching columns.'
export const notListed = 'This service doesn’t list its columns. Type an ID, such as input.'

// Below the list: whole groups, and the order.
export const group = 'Column group'
export const allGroups = 'All groups'
export const all = 'All'
export const nonEmpty = 'Non-empty'
export const none = 'None'
export const resetOrder = 'Reset order'
export const noneSelected = 'None selected: the file gets all non-empty columns'
export const selected = (count: number) => `${count.toLocaleString('en')} selected`
