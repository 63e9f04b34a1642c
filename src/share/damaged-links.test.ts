import { linkOf } from './with-ids.test-support.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { configuration, withoutKeys } from './arbitrary-configuration.test-support.ts'
import { decodeLink } from './link.ts'

/** Text that chat tools, mail programs and people append to a link. */
const suffixes = [
  ')',
  ').',
  ',',
  '.',
  '...',
  ';',
  '!',
  '?',
  '>',
  '&gt;',
  '*',
  '**',
  '_',
  '__',
  '-',
  '~~',
  '`',
  '"',
  '”',
  '&quot;',
  "'",
  '’',
  ']',
  '](https://example.com)',
  '|label>',
  '\\',
  '/',
  '%20',
  '%20and%20more',
  '%0A',
  '%E2%80%8B',
  '%C2%A0',
  '%',
  '%2',
  ' ',
  '\t',
  '\u200B',
  '\u00A0',
  '\uFEFF',
  '…',
  '&utm_source=chat',
  '&amp;utm_source=chat&amp;x=1',
  '?utm_medium=mail',
  '#section',
  ' please have a look. Thanks',
  '\nplease have a look at it, thanks',
  '\r\n-- \r\nAda Example',
] as const
/** Letters appended without a separator; only the checksum detects them. */
const letters = ['x', 'and', '.com', '.abc.def', 'utm_source', '-or-so']

const uuid = (index: number) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
const withIds: Configuration = {
  ...emptyConfiguration('fe48ef63-1e56-4408-8465-3cde776200b5'),
  selector: 'record_ids',
  record_ids_text: Array.from({ length: 7 }, (_, index) => uuid(index * 7_000_001)).join('\n'),
  file_name: 'weekly report',
}
const withTree: Configuration = {
  ...emptyConfiguration('fe48ef63-1e56-4408-8465-3cde776200b5'),
  filter_tree: {
    key: '',
    and: [
      { key: '', filter: { type: 'number', column_id: 'a', operator: 'lt', value: 12 } },
      {
        key: '',
        filter: { type: 'text', column_id: 'b', operator: 'eq', value: 'x', case_sensitive: true },
      },
    ],
  },
  export_format: 'csv',
}

const expectSame = async (text: string, given: Configuration) => {
  const opened = await decodeLink(text)
  expect('configuration' in opened ? withoutKeys(opened.configuration) : opened, text).toEqual(
    withoutKeys(given),
  )
}
/** Expects the same configuration or an error. */
const expectSameOrError = async (text: string, given: Configuration) => {
  const opened = await decodeLink(text)
  if ('configuration' in opened)
    expect(withoutKeys(opened.configuration)).toEqual(withoutKeys(given))
  else expect(opened.error).toMatch(/^This /)
}

test('text appended to a link does not belong to it', async () => {
  await fc.assert(
    fc.asyncProperty(
      configuration,
      fc.constantFrom(...suffixes, ...letters),
      async (given, suffix) => {
        const { fragment } = await linkOf(given)
        await expectSame(`#${fragment}${suffix}`, given)
      },
    ),
    { numRuns: 300 },
  )
})

test('white space and quote marks inside a link are ignored', async () => {
  await fc.assert(
    fc.asyncProperty(
      configuration,
      fc.constantFrom('\n', '\r\n', '\n> ', '=\n', ' ', '%20', '\u200B', '\u00AD', '%0D%0A'),
      fc.nat(),
      async (given, sign, at) => {
        const { fragment } = await linkOf(given)
        const place = 3 + (at % (fragment.length - 3))
        const broken = fragment.slice(0, place) + sign + fragment.slice(place)
        await expectSame(`<https://example.com/#${broken}>\nThank you`, given)
      },
    ),
    { numRuns: 200 },
  )
})

test.each([
  ['an address', (link: string) => `https://example.com/#${link}`],
  ['in angle brackets', (link: string) => `<https://example.com/#${link}>`],
  ['encoded', (link: string) => encodeURIComponent(`https://example.com/#${link}`)],
  ['encoded twice', (link: string) => encodeURIComponent(encodeURIComponent(`#${link}`))],
  ['with points encoded', (link: string) => `#${link.replaceAll('.', '%2E')}`],
  [
    'wrapped by a gateway for mail',
    (link: string) =>
      `https://links.example.com/?url=${encodeURIComponent(`https://example.com/#${link}`)}&data=05%7C02&reserved=0`,
  ],
  ['within a sentence', (link: string) => `Look at this: https://example.com/#${link}, please.`],
])('a link is found in a text: %s', async (_, wrap) => {
  for (const given of [withIds, withTree]) {
    await expectSame(wrap((await linkOf(given)).fragment), given)
  }
})

test('a link with one character missing or changed never opens as something else', async () => {
  for (const given of [withIds, withTree]) {
    const { fragment } = await linkOf(given)
    for (let at = 0; at < fragment.length; at += 1) {
      const [before, behind] = [fragment.slice(0, at), fragment.slice(at + 1)]
      await expectSameOrError(before + behind, given)
      for (const other of 'AQgw_-09.!z1') await expectSameOrError(before + other + behind, given)
    }
  }
})

test('a damaged link of any configuration opens unchanged or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(
      configuration,
      fc.nat(),
      fc.constantFrom('', ...'A B X Z a b y z 0 1 8 9 _ - .'.split(' ')),
      async (given, at, other) => {
        const { fragment } = await linkOf(given)
        const place = at % fragment.length
        await expectSameOrError(fragment.slice(0, place) + other + fragment.slice(place + 1), given)
      },
    ),
    { numRuns: 500 },
  )
})

test('a link that is cut off anywhere says that it is damaged', async () => {
  for (const given of [withIds, withTree]) {
    const { fragment } = await linkOf(given)
    for (let length = 3; length < fragment.length; length += 1) {
      expect(await decodeLink(fragment.slice(0, length)), String(length)).toMatchObject({
        error: expect.stringContaining('damaged') as string,
      })
    }
  }
})

test('a link in capitals is reported as damaged, not as a missing link', async () => {
  const { fragment } = await linkOf(withTree)
  expect(await decodeLink(fragment.toUpperCase())).toMatchObject({
    error: expect.stringContaining('damaged') as string,
  })
})

test('a link with an unknown part does not open', async () => {
  const { fragment } = await linkOf(withTree)
  const { deflateRaw } = await import('./deflate.ts')
  const { bytesToBase64Url } = await import('./base64-url.ts')
  const { checkOf } = await import('./check-text.ts')
  const packed = bytesToBase64Url(await deflateRaw(new TextEncoder().encode('{"f":1,"zz":1}')))
  const link = `w2.${packed}.${checkOf(`w2.${packed}`)}`
  expect(link.slice(0, 3)).toBe(fragment.slice(0, 3))
  expect(await decodeLink(link)).toMatchObject({
    error: expect.stringContaining('newer version') as string,
  })
  expect(await decodeLink(`w1.${packed}`)).toMatchObject({
    error: expect.stringContaining('damaged') as string,
  })
})

/** Links of version 0.1.0: a tree, a tree with ids, ids only. */
const ofFormat1: readonly (readonly [string, Partial<Configuration>])[] = [
  [
    'w1.HcrRCoIwFIDhd_mvz2DqnLJXkRGmx5BqVk4ixHePuvpuvp0ngUldq5OvTKG1N87Z1rTO16YaRm0aX1p7rhEyYacndB0JYc193tbTsIyKcMmKlNZG2Vn-JyPM6bH9HJaU-zmtSMdLpy2NRHExCndCccRDSATeqtfbh-ML',
    { file_name: 'weekly', record_ids_text: '' },
  ],
  [
    'w1.HcpBDsIgEAXQu_z1kNCW0oarEGIQBtOFoDKsmt7d6Opt3ok3HAqbnYtd1MSrVcboXe3GrmpJmbfNzlrfVxAE7kSE8x4VhC5RRr-llhmEhzBo1jrQifY_AsJRX-NnalXiUTvI48Nl1IxAJgTCE266wnV9AQ.AAAAAAAAQACAAAAAAAAAAAAAAAAAAEAAgAAAAABqz8EAAAAAAABAAIAAAAAA1Z-CAAAAAAAAQACAAAAAAUBvQwAAAAAAAEAAgAAAAAGrPwQAAAAAAABAAIAAAAACFg7FAAAAAAAAQACAAAAAAoDehg',
    { selector: 'filter_tree', record_ids_text: withIds.record_ids_text },
  ],
  [
    'w1.BcFBDoAwCATAv-y5JGCBEp6jhbvxaPy7My9uJLo0qn2SlDmpclCoG81r11p-MJ-GgQcpA42U7wc.AAAAAAAAQACAAAAAAAAAAAAAAAAAAEAAgAAAAABqz8EAAAAAAABAAIAAAAAA1Z-CAAAAAAAAQACAAAAAAUBvQwAAAAAAAEAAgAAAAAGrPwQAAAAAAABAAIAAAAACFg7FAAAAAAAAQACAAAAAAoDehg',
    { selector: 'record_ids', export_format: 'csv', record_ids_text: withIds.record_ids_text },
  ],
]

test.each(ofFormat1)('a link of format 1 opens with something appended: %s', async (link, part) => {
  for (const suffix of suffixes) {
    const opened = await decodeLink(`#${link}${suffix}`)
    expect('configuration' in opened ? opened.configuration : opened, suffix).toMatchObject(part)
  }
})

test('a link of format 1 that is broken into lines opens unchanged', async () => {
  for (const [link, part] of ofFormat1) {
    for (const width of [60, 64, 76]) {
      const lines = link.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
      const opened = await decodeLink(`<https://example.com/#${lines.join('\r\n')}>`)
      expect(opened).toMatchObject({ configuration: part })
    }
  }
})

test('a link of format 1 that is cut off within its ids opens nothing', async () => {
  const [, , [link] = ['']] = ofFormat1
  // A cut right after an id looks like a shorter list: format 1 cannot detect it.
  for (const missing of [1, 5, 10, 20, 30]) {
    expect(await decodeLink(link.slice(0, -missing))).toHaveProperty('error')
  }
})

test('a link of format 1 that left its ids out opens without ids and says so', async () => {
  const link = 'w1.q1YqVLJSSks1sUhNMzPWNUw1NdM1MTGw0LUwMTPVNU5OSTU3NzMyMEgyVdJRKlayMqwFAA'
  const opened = await decodeLink(link)
  expect(opened).toMatchObject({
    configuration: { selector: 'record_ids', record_ids_text: '' },
    notices: [expect.stringContaining('doesn’t include its record IDs')],
  })
})
