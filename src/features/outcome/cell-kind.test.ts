import { describe, expect, it } from 'vitest'
import { cellKind } from './cell-kind.ts'

const kindOf = (value: unknown, data_type: string | null = null, id = 'x') =>
  cellKind({ id, label: null, data_type, isClosed: false, file_id: id, ratings: null }, value)

describe('cellKind', () => {
  it('takes missing values, empty texts and empty lists for empty', () => {
    expect([undefined, null, '', []].map((value) => kindOf(value))).toEqual(
      Array.from({ length: 4 }, () => 'empty'),
    )
  })

  it('keeps zero and false as values', () => {
    expect(kindOf(0)).toBe('number')
    expect(kindOf(false)).toBe('boolean')
  })

  it('draws averages of stars and shares of likes by the type of the column', () => {
    expect(kindOf(3.5, 'star_rating_aggregate')).toBe('stars')
    expect(kindOf(0.25, 'thumb_rating_aggregate')).toBe('likes')
    expect(kindOf(44.5, 'score_rating_aggregate')).toBe('average')
    expect(kindOf(4, 'text_rating_aggregate')).toBe('number')
  })

  it('reads texts and numbers in a list as a list, and objects as JSON', () => {
    expect(kindOf(['prod', 'eu'])).toBe('list')
    expect(kindOf([1, 2])).toBe('list')
    expect(kindOf([{ role: 'user' }])).toBe('json')
    expect(kindOf([null])).toBe('json')
    expect(kindOf({ a: 1 })).toBe('json')
  })

  it('reads the object of an annotations column as ratings', () => {
    expect(kindOf({ u: { value: 4, explanation: null } }, null, 'annotations/t')).toBe('ratings')
  })

  it('knows ids and dates by the type of the column', () => {
    expect(kindOf('74f88b69-c7e7-4ba1-aa8e-a8b70b8a668f', 'uuid')).toBe('id')
    expect(kindOf('2026-03-06T07:52:12Z', 'timestamp')).toBe('date')
    expect(kindOf('2026-03-06T07:52:12Z', 'text')).toBe('text')
  })
})
