import { linkOf } from './with-ids.test-support.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { listDigest, maxLinkedRecordIds } from './left-out.ts'
import { decodeLink } from './link.ts'

const uuid = (index: number) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
const list = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => uuid(from + index))
const asked = (text: string): Configuration => ({
  ...emptyConfiguration('fe48ef63-1e56-4408-8465-3cde776200b5'),
  selector: 'record_ids',
  record_ids_text: text,
})
const count = maxLinkedRecordIds + 100

test('two lists that are too long for a link never give the same link', async () => {
  const first = await linkOf(asked(list(0, count).join('\n')))
  const second = await linkOf(asked(list(1, count).join('\n')))
  expect(first.fragment).not.toBe(second.fragment)
  expect(first.left_out?.record_ids?.digest).not.toBe(second.left_out?.record_ids?.digest)
  expect((await linkOf(asked(list(0, count).join('\n')))).fragment).toBe(first.fragment)
})

test('a link without its list opens with an empty list and says how many are missing and what to do', async () => {
  const { fragment, left_out } = await linkOf(asked(list(0, count).join('\n')))
  const opened = await decodeLink(fragment)
  expect(opened).toMatchObject({
    configuration: { selector: 'record_ids', record_ids_text: '' },
    left_out,
  })
  expect(left_out).toMatchObject({ record_ids: { count }, other_words: 0, has_json: false })
  expect(fragment.length).toBeLessThan(250)
})

test('a list has the same digest however it is written', async () => {
  const ids = list(0, count)
  const { left_out } = await linkOf(asked(`id,name\n${ids.join(',x\n').toUpperCase()}`))
  expect(left_out?.record_ids?.digest).toBe(await listDigest(ids))
})

test.each([
  ['a word that is no id', `${uuid(1)}\n${uuid(2)}0`, { other_words: 1, has_json: false }],
  ['an id of another version', '00000000-0000-1000-8000-000000000000', { other_words: 1 }],
  ['a comment', `${uuid(1)} # from Ada`, { other_words: 0, record_ids: null }],
])('other text in the box is left out, and the link says so: %s', async (_, text, part) => {
  const { left_out } = await linkOf(asked(text))
  expect(left_out).toMatchObject(part)
  const [first, second] = await Promise.all([
    linkOf(asked(text)),
    linkOf(asked(`${text} `.replace(' ', ', '))),
  ])
  expect(first.fragment).not.toBe(second.fragment)
})

test('JSON that is not a valid filter is left out, and the link says so', async () => {
  const { fragment, left_out } = await linkOf({ ...asked(''), filter_json: '{"and": [' })
  expect(left_out).toMatchObject({ has_json: true, record_ids: null })
  const other = await linkOf({ ...asked(''), filter_json: '{"or": [' })
  expect(other.fragment).not.toBe(fragment)
})

test('a list that fits in a link leaves nothing out, with or without a final line end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.uuid({ version: 4 }), { maxLength: 4 }),
      fc.constantFrom('', '\n', ' '),
      async (ids, end) => {
        expect((await linkOf(asked(ids.join('\n') + end))).left_out).toBeNull()
      },
    ),
  )
})

test('a filter that is too long for an address is left out, and the link says so', async () => {
  const withValues = (values: readonly string[]): Configuration => ({
    ...emptyConfiguration('fe48ef63-1e56-4408-8465-3cde776200b5'),
    filter_tree: {
      key: '',
      and: [
        { key: '', filter: { type: 'id', column_id: 'id', operator: 'one_of', value: values } },
      ],
    },
  })
  let state = 1
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0).toString(36)
  const values = Array.from({ length: 60_000 }, () => random() + random())
  const { fragment, left_out, texts } = await linkOf(withValues(values))
  expect(fragment.length).toBeLessThan(300)
  expect(left_out).toMatchObject({ has_filter: true, record_ids: null })
  expect(texts.filter).toContain(values.at(-1))
  expect((await linkOf(withValues(values.slice(1)))).fragment).not.toBe(fragment)
  expect(await decodeLink(fragment)).toMatchObject({ left_out })
})
