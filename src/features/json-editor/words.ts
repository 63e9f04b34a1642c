/** What the page says of JSON that is no filter yet; `editor-words.ts` has the editor. */

export const invalidJson = 'The JSON isn’t a valid filter yet'
export const openJson = 'Open JSON'
export const discardJson = 'Discard JSON'
export const untilFixed =
  'You can export once the JSON is fixed or discarded. Until then, count and preview show the filter below. The fixed JSON replaces it, including any changes you make to it here.'
