import { expect, test } from 'vitest'
import { placeOf, signInFrom } from './connect.ts'

const baseOf = (...given: Parameters<typeof placeOf>) => placeOf(...given).connection.base_url

test('the server is the given one, else that of a link to this machine, else this machine', () => {
  expect(baseOf({}, null)).toBe('http://127.0.0.1:4173')
  expect(baseOf({}, 'http://localhost:5000')).toBe('http://localhost:5000')
  expect(baseOf({}, 'http://[::1]:5000')).toBe('http://[::1]:5000')
  expect(baseOf({ server: 'https://winnow.example/' }, 'http://localhost:5000')).toBe(
    'https://winnow.example',
  )
})

test.each(['https://winnow.example', 'http://127.0.0.1.example', 'http://localhost.example'])(
  'the link of another machine does not get credentials by itself: %s',
  (origin) => {
    expect(() => placeOf({}, origin)).toThrow(`add --server ${origin}`)
    expect(baseOf({ server: origin }, origin)).toBe(origin)
  },
)

test('the service is behind the server, or itself', () => {
  expect(placeOf({ galileo: true, server: 'https://winnow.example' }, null)).toMatchObject({
    connection: { id: 'galileo', base_url: 'https://winnow.example/galileo' },
    page: 'https://winnow.example/',
  })
  const direct = placeOf({ galileo: 'https://api.example/base/' }, 'https://winnow.example')
  expect(direct).toMatchObject({
    connection: { id: 'galileo', base_url: 'https://api.example/base' },
    page: 'https://winnow.example/',
  })
  expect(() => placeOf({ galileo: 'https://api.example', server: 'https://a' }, null)).toThrow(
    'Leave out --server',
  )
})

test.each(['ftp://a', 'winnow.example', ''])('%j is not the address of a server', (server) => {
  expect(() => placeOf({ server }, null)).toThrow('address of a server')
})

test('an address with credentials is refused without repeating them', () => {
  expect(() => placeOf({ server: 'https://me:secret@winnow.example' }, null)).toThrow(
    /^The address holds credentials\. Set WINNOW_API_KEY instead\.$/,
  )
})

test('there must be credentials, and a named variable is not replaced by another', () => {
  expect(() => signInFrom({}, {})).toThrow('There are no credentials')
  expect(() => signInFrom({ WINNOW_EMAIL: 'a@b.c' }, {})).toThrow('There are no credentials')
  expect(() => signInFrom({ WINNOW_API_KEY: 'k' }, { keyEnv: 'OTHER' })).toThrow('OTHER is empty')
})
