import { expect, test } from 'vitest'
import { chooseRecords } from './choose-records.ts'
import { StartFailure } from '#server/system/start-failure.ts'

const store = { url: 'http://localhost:8123', database: 'd', cluster: null } as const
const options = { queue: [], host: '127.0.0.1', samplesAnywhere: false }
const keyOf = async (given: string | undefined) => {
  const address = { ...store, username: 'default', password: '' }
  const { credentials } = await chooseRecords({ ...options, store: address }, given)
  return credentials[0]?.key
}

test.each([
  ['a', '1 character;'],
  ['seven77', '7 characters;'],
  ['k'.repeat(257), '257 characters;'],
  ['a key with ü', 'an HTTP header'],
  ['a key\nof two lines', 'an HTTP header'],
])('the key %j is refused at start, with the reason', async (key, reason) => {
  const failed = await keyOf(key).catch((cause: unknown) => cause)
  expect(failed).toBeInstanceOf(StartFailure)
  expect(String(failed)).toContain(reason)
  expect(String(failed)).not.toContain(key.slice(3) || '“a”')
})

test('a key from the environment is trimmed; without one the server creates it', async () => {
  expect(await keyOf(' a key/of mine\n')).toBe('a key/of mine')
  expect(await keyOf(' ')).toMatch(/^[\w-]{32}$/)
  expect(await keyOf(undefined)).not.toBe(await keyOf(undefined))
})
