/** Longest links that common programs accept, in characters, shortest first. */
const limits = [
  { most: 2000, text: 'Works in chat tools, email and all browsers.' },
  { most: 8000, text: 'Too long for some chat tools and email programs. Works in browsers.' },
  { most: 64_000, text: 'Too long for most chat tools and some browsers. Send it as a file.' },
] as const

export type LinkLength = {
  readonly text: string
  readonly tone: 'good' | 'warn' | 'bad'
  readonly isLong: boolean
}

export function linkLength(characters: number): LinkLength {
  const fitting = limits.findIndex(({ most }) => characters <= most)
  const text = limits[fitting]?.text ?? 'Too long for browsers. Send it as a file.'
  const tone = fitting === 0 ? 'good' : fitting === 1 ? 'warn' : 'bad'
  return { text, tone, isLong: fitting !== 0 && fitting !== 1 }
}
