import { lazyPart } from '#ui/lazy-part.tsx'
import * as words from './words.ts'

/** The one list of suggestions: it exists while a text field has the focus. */
export const Suggestions = lazyPart(async () => (await import('./suggestions.tsx')).Suggestions, {
  name: words.suggestionsPart,
  look: 'row',
  isLikely: true,
})

/** Attributes of a field with suggestions. The open list sets the state. */
export const comboBox = {
  role: 'combobox',
  type: 'text',
  'aria-autocomplete': 'list',
  'aria-expanded': false,
  autoComplete: 'off',
  autoCorrect: 'off',
  spellCheck: false,
} as const
