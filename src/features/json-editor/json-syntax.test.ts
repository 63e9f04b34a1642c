import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDraft } from '#domain/filter-tree/draft.ts'
import { draftJson } from '#domain/filter-tree/draft-json.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { finishTree } from '#domain/configuration/finish-tree.ts'
import { pathOfPlace, problemsInText, readTreeText } from './json-syntax.ts'

const errorsOf = (text: string) => {
  const { result } = readTreeText(text)
  if ('tree' in result) return []
  return result.errors.map(({ from, to, line, message }) => [text.slice(from, to), line, message])
}

const tree = toDraft({
  and: [
    {
      filter: { type: 'text', column_id: 'name', operator: 'eq', value: 'a', case_sensitive: true },
    },
    { not: { filter: { type: 'number', column_id: 'status_code', operator: 'gt', value: 4 } } },
  ],
})

test('the text of a tree is read as that tree', () => {
  const { result } = readTreeText(draftJson(tree))
  expect('tree' in result && draftJson(result.tree)).toBe(draftJson(tree))
})

test('a text is a tree or has errors, never both, and every error marks a part of it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.tuple(fc.nat(400), fc.string()).map(([at, inserted]) => {
      const whole = draftJson(tree)
      return whole.slice(0, at) + inserted + whole.slice(at)
    }),
  )
  fc.assert(
    fc.property(text, (given) => {
      const { result } = readTreeText(given)
      if ('tree' in result) {
        expect(() => JSON.parse(given) as unknown).not.toThrow()
        return
      }
      expect(result.errors.length).toBeGreaterThan(0)
      for (const { from, to } of result.errors) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBeLessThanOrEqual(given.length)
      }
    }),
  )
})

test('each error marks its place', () => {
  expect(errorsOf('{"and": [\n  {"filter": {"fuzzy": 1}},\n  {"xor": []}\n]}')).toEqual([
    ['"fuzzy": 1', 2, 'A filter can’t have “fuzzy”.'],
    ['{"xor": []}', 3, 'A node needs one of filter, and, or, not.'],
  ])
  expect(errorsOf('{"and": [\n{}')).toContainEqual([
    '}',
    2,
    'This isn’t valid JSON. Close bracket expected.',
  ])
  expect(errorsOf('')).toEqual([['', 1, 'This isn’t valid JSON.']])
  expect(errorsOf('{"and": []} // all')).not.toEqual([])
})

test('a repeated key is an error, because JSON would drop one value', () => {
  expect(errorsOf('{"and": [], "and": []}')).toEqual([['"and"', 1, '“and” appears twice here.']])
})

test('a text that is nested too deep is an error and does not crash the page', () => {
  expect(errorsOf('['.repeat(200_000))).not.toEqual([])
})

test('problems of the tree mark their field in the text', () => {
  const text = draftJson(tree)
  const { rangeAt } = readTreeText(text)
  const [, not] = childrenOf(tree)
  const key = childrenOf(not ?? tree)[0]?.key ?? ''
  expect(pathOfPlace(tree, { key, field: 'value' })).toEqual(['and', 1, 'not', 'filter', 'value'])
  const place = { kind: 'node', key, field: 'value' } as const
  expect(
    problemsInText([{ place, message: 'Enter a value.' }], tree, rangeAt).map(({ from, to }) =>
      text.slice(from, to),
    ),
  ).toEqual(['"value": 4'])
  expect(pathOfPlace(tree, { key: 'gone', field: 'node' })).toBeNull()
})

test('a number that JSON would change stays as written and is a problem at its place', () => {
  const text = `{"filter":{"type":"number","column_id":"status_code","operator":"eq","value":9007199254740993}}`
  const { result, rangeAt } = readTreeText(text)
  if (!('tree' in result)) throw new Error('this is a tree')
  expect(result.tree).toMatchObject({ filter: { value: '9007199254740993' } })
  const { problems } = finishTree(result.tree, { columns: null, members: null })
  const [mark] = problemsInText(problems, result.tree, rangeAt)
  expect(text.slice(mark?.from, mark?.to)).toBe('"value":9007199254740993')
  expect(mark?.message).toContain('would become 9007199254740992')
})
