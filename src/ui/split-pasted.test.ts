import { describe, expect, it } from 'vitest'
import { splitPasted } from './split-pasted.ts'

describe('splitPasted', () => {
  it('splits at lines and tabs and keeps commas', () => {
    expect(splitPasted('a, b\r\nc\td\n\n')).toEqual(['a, b', 'c', 'd'])
  })

  it('splits a single line at its commas', () => {
    expect(splitPasted(' a, b ,,c')).toEqual(['a', 'b', 'c'])
  })

  it('is empty for blank text', () => {
    expect(splitPasted(' \n\t')).toEqual([])
  })
})
