// The button, which the page has from the start.
export const presets = 'Presets'
export const openPreset = (name: string): string => `Presets: ${name}`
export const unsavedChanges = 'unsaved changes'
export const listPart = 'The list of presets'
export const whichPreset = 'which preset is open'
