/** What the button says; `list-words.ts` has the rest. */

export const history = 'History'
export const historyPart = 'The history'
