/** What the field for a date and time says. */

export const notDateAndTime = (text: string) =>
  `“${text}” isn’t a date and time. Write it like 2026-03-01 10:00.`

// When the clocks go back.
export const occursTwice = 'This time occurs twice that day.'
export const takeFirst = 'Use the first'
export const takeSecond = 'Use the second'
