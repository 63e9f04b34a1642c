import { en } from 'zod/locales'

/** Options of a parse whose error texts are shown: `zod/mini` has none of its own. */
export const englishTexts = { error: en().localeError }
