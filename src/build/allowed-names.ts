/** Why a name is no problem. With `places` it is none in so many places of the built files, and not in more. */
type Reason = string | { readonly places: number; readonly why: string }
export type AllowedNames = Readonly<Record<string, Reason>>

const own = 'A property of an object of Winnow or a library, not the browser’s.'
const asked = 'The code asks whether the browser has it, and does without.'
const look = 'Where it is missing, only the look differs a little.'
const mouse = 'iOS and iPadOS draw their own pointer, and have no corner to drag.'
const list = 'Stands in an `:is()` list, which skips what the browser does not know.'

/** What the page uses although a supported browser lacks it, by the names that `check-browsers.ts` reports. */
export const allowedNames: AllowedNames = {
  '.chunks': own,
  '.closedBy': own,
  '.displayName': own,
  '.drop': own,
  '.escape': own,
  '.intersection': own,
  '.isError': own,
  '.memory': own,
  '.popover': own,
  '.remote': own,
  '.resize': own,
  '.share': own,
  '.union': own,
  '.when': own,
  '.windows': own,

  '.getComposedRanges': asked,
  '.getTextInfo': asked,
  '.getWeekInfo': asked,
  '.scheduling': asked,
  '.showPopover': asked,
  '.showSaveFilePicker': asked,
  '.stackTraceLimit': asked,
  '.userAgentData': asked,
  'Error.captureStackTrace': asked,
  'Intl.Segmenter': asked,
  ClipboardItem: asked,
  cancelIdleCallback: asked,
  navigation: asked,
  requestIdleCallback: asked,
  setImmediate: asked,

  '.createWritable': 'Only for a file from `showSaveFilePicker`, which the code asks for.',
  '.cssFloat': 'Every Firefox has it; the data lacks the place where it stood before Firefox 144.',
  '.readText': 'If it throws, the page says to press Ctrl V.',
  '.startViewTransition': 'React calls it for `<ViewTransition>`, which the page does not use.',
  'ReadableStream.@@asyncIterator': {
    places: 2,
    why: 'Both `for await` run over `bytesOf`, which is a generator.',
  },

  ':open': list,
  ':popover-open': list,
  '@property': 'Tailwind sets the initial values again for browsers without it.',
  '@starting-style': look,
  'cursor: col-resize': mouse,
  'cursor: crosshair': mouse,
  'cursor: default': mouse,
  'cursor: grab': mouse,
  'cursor: grabbing': mouse,
  'cursor: pointer': mouse,
  'font-family: ui-monospace': look,
  'forced-color-adjust': 'Safari has no forced colours.',
  resize: mouse,
  'scrollbar-color': look,
  'scrollbar-width': look,
  'text-decoration: dotted': '`-webkit-text-decoration` stands beside it.',
  'text-wrap: auto': look,
  'text-wrap: pretty': look,
  'user-select': '`-webkit-user-select` stands beside it.',
}
