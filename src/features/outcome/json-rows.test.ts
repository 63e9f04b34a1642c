import { describe, expect, it } from 'vitest'
import { jsonRows, parsedJson } from './json-rows.ts'

const value = {
  messages: [{ role: 'user', content: 'Hi' }],
  n: 1,
  none: null,
  deep: { a: { b: {} } },
}
const shown = (toggled: readonly string[] = [], most = 100) =>
  jsonRows(value, new Set(toggled), most).rows.map(
    ({ path, key, kind, text, isOpen }) => [path, key, kind, text, isOpen] as const,
  )

describe('jsonRows', () => {
  it('opens two levels, and says what each row is', () => {
    expect(shown()).toEqual([
      ['', null, 'object', '', true],
      ['/0', 'messages', 'list', '', true],
      ['/0/0', '0', 'object', '', false],
      ['/1', 'n', 'other', '1', null],
      ['/2', 'none', 'other', 'null', null],
      ['/3', 'deep', 'object', '', true],
      ['/3/0', 'a', 'object', '', false],
    ])
  })

  it('opens and closes rows that were toggled, and shows an empty object as one row', () => {
    expect(shown(['/0', '/3/0']).map(([path]) => path)).toEqual([
      '',
      '/0',
      '/1',
      '/2',
      '/3',
      '/3/0',
      '/3/0/0',
    ])
    expect(shown(['/3/0']).at(-1)).toEqual(['/3/0/0', 'b', 'object', '', null])
  })

  it('says the level and the place among its siblings', () => {
    const { rows } = jsonRows(value, new Set(), 100)
    expect(rows[3]).toMatchObject({ level: 2, place: 1, siblings: 4 })
  })

  it('begins long lists in the value closed, and stops at the limit', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => index)
    const { rows } = jsonRows({ long }, new Set(), 100)
    expect(rows.map(({ isOpen }) => isOpen)).toEqual([true, false])
    const open = jsonRows(long, new Set(), 100)
    expect(open.rows).toHaveLength(100)
    expect(open.isCut).toBe(true)
  })

  it('cuts a long text until its row is opened', () => {
    const text = 'x'.repeat(5000)
    expect(jsonRows(text, new Set(), 10).rows[0]?.text).toHaveLength(401)
    expect(jsonRows(text, new Set(['']), 10).rows[0]?.text).toBe(text)
  })
})

describe('parsedJson', () => {
  it('reads objects and lists, and leaves every other text alone', () => {
    expect(parsedJson(' {"a":1}')).toEqual({ a: 1 })
    expect(parsedJson('[1]')).toEqual([1])
    expect(parsedJson('12')).toBeUndefined()
    expect(parsedJson('{nearly')).toBeUndefined()
    expect(parsedJson('Hello')).toBeUndefined()
  })
})
