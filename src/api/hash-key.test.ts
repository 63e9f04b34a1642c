import { describe, expect, it } from 'vitest'
import { hashKey } from './hash-key.ts'

describe('hashKey', () => {
  it('gives equal short keys equal names', () => {
    expect(hashKey(['count', { and: [1] }])).toBe(hashKey(['count', { and: [1] }]))
    expect(hashKey(['count', { and: [1] }])).not.toBe(hashKey(['count', { and: [2] }]))
  })

  it('names a long list by what it is, not by what is in it', () => {
    const list = Array.from({ length: 2000 }, String)
    expect(hashKey([{ value: list }])).toBe(hashKey([{ value: list }]))
    expect(hashKey([{ value: list }])).not.toBe(hashKey([{ value: [...list] }]))
    expect(hashKey([{ value: list }]).length).toBeLessThan(100)
  })
})
