import { describe, expect, it } from 'vitest'
import { hashKey } from './hash-key.ts'

describe('hashKey', () => {
  it('gives equal keys the same hash and different keys different hashes', () => {
    const tree = { and: [1] }
    const name = hashKey(['count', tree])
    expect(hashKey(['count', tree])).toBe(name)
    expect(hashKey(['count', { and: [1] }])).toBe(name)
    expect(hashKey(['count', { and: [2] }])).not.toBe(name)
    expect(hashKey(['count', tree, undefined])).not.toBe(name)
  })

  it('hashes a long list by its identity, anywhere in the key', () => {
    const list = Array.from({ length: 501 }, (_, index) => index)
    const hash = hashKey(['ids', { list }])
    expect(hash.length).toBeLessThan(100)
    expect(hashKey(['ids', { list }])).toBe(hash)
    expect(hashKey(['ids', { list: [...list] }])).not.toBe(hash)
    expect(hashKey([list])).toBe(hashKey([list]))
  })
})
