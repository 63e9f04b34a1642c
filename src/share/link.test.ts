import { linkOf } from './with-ids.test-support.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { configuration, withoutKeys } from './arbitrary-configuration.test-support.ts'
import { maxLinkedRecordIds } from './left-out.ts'
import { decodeLink } from './link.ts'
import { packConfiguration } from './pack-configuration.ts'
import { unpackValue } from './unpack-configuration.ts'

test('a link opens as the configuration it was made from', async () => {
  await fc.assert(
    fc.asyncProperty(configuration, async (given) => {
      const { fragment } = await linkOf(given)
      expect(fragment).toMatch(/^w2\.[\w-]+(\.[\w-]+)?\.[\w-]{6}$/)
      const opened = await decodeLink(`#${fragment}`)
      expect('configuration' in opened && withoutKeys(opened.configuration)).toEqual(
        withoutKeys(given),
      )
      expect('configuration' in opened && (await linkOf(opened.configuration)).fragment).toBe(
        fragment,
      )
    }),
    { numRuns: 300 },
  )
})

test('flat JSONL has a number in links that earlier versions do not use', async () => {
  const flat = { ...emptyConfiguration(), export_format: 'jsonl_flat' } as const
  expect(packConfiguration(flat)).toEqual({ f: 2 })
  const opened = await decodeLink((await linkOf(flat)).fragment)
  expect(opened).toMatchObject({ configuration: { export_format: 'jsonl_flat' } })
  for (const f of [0, 3, '2', true]) expect(unpackValue({ f })).toBeNull()
})

test('any text opens or says why it does not, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `w1.${rest}`),
        fc.base64String().map((rest) => `#w1.${rest}`),
      ),
      async (fragment) => {
        const opened = await decodeLink(fragment)
        expect('configuration' in opened || opened.error.length > 0).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('a link with any one character changed opens or says that it is damaged', async () => {
  const { fragment } = await linkOf({ ...emptyConfiguration(), file_name: 'weekly report' })
  for (let index = 3; index < fragment.length; index += 1) {
    const changed = `${fragment.slice(0, index)}!${fragment.slice(index + 1)}`
    expect(await decodeLink(changed)).toHaveProperty('error')
  }
})

test('a newer link says that Winnow must be updated', async () => {
  expect(await decodeLink('#w3.abc')).toEqual({ error: expect.stringContaining('newer version') })
})

test('a link made with redaction off opens with it on and a notice', async () => {
  const { fragment } = await linkOf({ ...emptyConfiguration(), redact: false })
  const opened = await decodeLink(fragment)
  expect(opened).toMatchObject({ configuration: { redact: true } })
  expect('notices' in opened && opened.notices).toHaveLength(1)
})

test('too many record ids are left out, and a notice says how many', async () => {
  const ids = Array.from(
    { length: maxLinkedRecordIds + 1 },
    (_, index) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
  )
  const encoded = await linkOf({ ...emptyConfiguration(), record_ids_text: ids.join(' ') })
  expect(encoded.omitted_record_ids).toBe(maxLinkedRecordIds + 1)
  expect(encoded.fragment.length).toBeLessThan(200)
})

test('a link deeper than any tree says that it is damaged', async () => {
  let deep: DraftNode = { key: '', and: [] }
  for (let level = 0; level < 3000; level += 1) deep = { key: '', not: deep }
  const { fragment } = await linkOf({ ...emptyConfiguration(), filter_tree: deep })
  expect(await decodeLink(fragment)).toHaveProperty('error')
})

test('a link of format 1 opens as it did when the format was published', async () => {
  const opened = await decodeLink(
    '#w1.Pc1BCsMgFIThu8z6CSYxJngVkZLoE0Jb0zaGtATvXuyiq1n8H8yJJwwiq5Gj7kTDvRZKyVGMSvei84GHQbdSzj0IGebEBGMtMghLeux1_ZrytKQNZPHiuKcAR8rRifVnEwhbnvK-XfwaGISZ88GcQLaVkvCGqzrBWOxwxRHuME1xhRBhGoKvaQn_U0dV42C-3j4oXw.kHpwwxASQDe2TOQijDj7KQ',
  )
  expect('configuration' in opened && withoutKeys(opened.configuration)).toEqual({
    queue_id: 'fe48ef63-1e56-4408-8465-3cde776200b5',
    selector: 'filter_tree',
    filter_tree: {
      and: [
        {
          filter: {
            type: 'text',
            column_id: 'input',
            operator: 'contains',
            value: ['refund'],
            case_sensitive: false,
          },
        },
        {
          muted: true,
          or: [
            {
              filter: {
                type: 'number',
                column_id: 'status_code',
                operator: 'between',
                value: [200, 'x'],
              },
            },
            {
              not: {
                filter: { type: 'fully_annotated', column_id: 'fully_annotated', user_ids: null },
              },
            },
          ],
        },
      ],
    },
    filter_json: null,
    record_ids_text: '907a70c3-1012-4037-b64c-e4228c38fb29',
    export_format: 'csv',
    column_ids: ['id', 'input'],
    redact: true,
    export_computed_metrics_only: false,
    file_name: 'weekly',
  })
})

test('a number that JSON would change comes out of a link as typed', async () => {
  const filter = { type: 'number', column_id: 'a', operator: 'between' } as const
  const value = ['9007199254740993', 0.1]
  const given = {
    ...emptyConfiguration(),
    filter_tree: { key: 'a', filter: { ...filter, value } },
  }
  const decoded = await decodeLink((await linkOf(given)).fragment)
  expect(decoded).toMatchObject({
    configuration: { filter_tree: { filter: { ...filter, value } } },
  })
})
