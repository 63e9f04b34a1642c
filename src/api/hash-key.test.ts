import { describe, expect, it } from 'vitest'
import { hashKey } from './hash-key.ts'

describe('hashKey', () => {
  it('gives equal keys equal names, and others other ones', () => {
    const tree = { and: [1] }
    const name = hashKey(['count', tree])
    expect(hashKey(['count', tree])).toBe(name)
    expect(hashKey(['count', { and: [1] }])).toBe(name)
    expect(hashKey(['count', { and: [2] }])).not.toBe(name)
    expect(hashKey(['count', tree, undefined])).not.toBe(name)
  })
})
