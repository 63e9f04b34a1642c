import * as words from './form-words.ts'

/** Longest links that common programs accept, in characters, shortest first. */
const limits = [
  { most: 2000, text: words.fitsEverywhere },
  { most: 8000, text: words.fitsBrowsers },
  { most: 64_000, text: words.fitsSomeBrowsers },
] as const

export type LinkLength = {
  readonly text: string
  readonly tone: 'good' | 'warn' | 'bad'
  readonly isLong: boolean
}

export function linkLength(characters: number): LinkLength {
  const fitting = limits.findIndex(({ most }) => characters <= most)
  const text = limits[fitting]?.text ?? words.fitsNowhere
  const tone = fitting === 0 ? 'good' : fitting === 1 ? 'warn' : 'bad'
  return { text, tone, isLong: fitting !== 0 && fitting !== 1 }
}
