/** Texts of the dialog. It loads when it opens, so they do not load with the page. */

const quoted = (name: string): string => `“${name}”`

// The open preset.
export const unsaved = '· unsaved changes'
export const unchanged = '· no changes'
export const saveChanges = 'Save changes'
export const closePreset = 'Close preset'
export const wasSaved = (name: string): string => `${quoted(name)} was saved`
export const changedElsewhere = (name: string): string =>
  `${quoted(name)} was changed in another tab`
export const seeOrReplace = 'Open it to see that version, or replace it with this page.'
export const replace = 'Replace'

// Saving.
export const saveAsPreset = 'Save as preset…'
export const presetName = 'Name of the preset'
export const nameExample = 'Name, as in “Rated last week, for the report”'
export const willReplace = (name: string): string => `${quoted(name)} exists and will be replaced.`
export const jsonNotSaved = 'The JSON isn’t a valid filter, so the last valid filter is saved.'
export const onlyValidIds = 'Only valid record IDs are saved.'
export const notSaved = (reason: string): string => `Couldn’t save: ${reason}`
export const browserRefused = 'The browser couldn’t save this'
export const mostPresets = (most: number): string =>
  `This browser keeps up to ${most} presets. Delete one first.`
export const save = 'Save'
export const cancel = 'Cancel'

// Files.
export const importFile = 'Import file'
export const exportAll = 'Export all as file'
export const notImported = (reason: string): string => `The file couldn’t be imported: ${reason}`
export const nothingImported = 'Nothing was imported'
export const imported = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'preset' : 'presets'} imported`
export const skipped = (name: string, reason: string): string =>
  `${quoted(name)} was skipped: ${reason}`
export const notSavedFrom = (name: string, reason: string): string =>
  `${quoted(name)} and those after it couldn’t be saved: ${reason}`
export const renamed = (name: string, free: string): string =>
  `${quoted(name)} was imported as ${quoted(free)}, because the name was taken.`

// Presets that this version can’t read.
export const unreadable = (count: number): string =>
  count === 1
    ? '1 preset can’t be read by this version of Winnow. It was set aside.'
    : `${count} presets can’t be read by this version of Winnow. They were set aside.`
export const deleteUnreadable = (count: number): string =>
  count === 1 ? 'Delete it' : 'Delete them'

// The list.
export const search = 'Search presets and starting points'
export const searchExample = 'Search by name, queue or filter'
export const yourPresets = 'Your presets'
export const noPresets = 'None yet. Save the current configuration under a name to reuse it.'
export const noMatches = 'No matching presets.'
export const queueId = (id: string): string => `queue ${id}`
export const noStorage = (reason: string): string => `This browser can’t save presets: ${reason}`
export const notReadable = 'This preset was deleted or can’t be read'

// A preset.
export const isOpen = '· open'
export const savedAt = (date: string): string => `saved ${date}`
export const applyHere = 'Apply here'
export const open = 'Open'
export const openWithQueue = 'Open with its queue'
export const openNamed = (name: string): string => `Open ${name}`
export const moreActions = (name: string): string => `More actions for ${name}`
export const actions = (name: string): string => `Actions for ${name}`
export const rename = 'Rename'
export const exportFile = 'Export as file'
export const remove = 'Delete'
export const wasDeleted = (name: string): string => `${quoted(name)} was deleted`
export const undo = 'Undo'
export const newName = 'New name'
export const nameTaken = (name: string): string =>
  `${quoted(name)} already exists. Choose another name.`

// Starting points.
export const startingPoints = (queue: string | null): string =>
  queue === null ? 'Starting points' : `Starting points for ${queue}`
export const noMatchingPoints = 'No matching starting points.'
export const take = 'Use'
export const takeNamed = (name: string): string => `Use ${name}`
