import { expect, test } from 'vitest'
import { readStoreAddress } from './store-address.ts'

const address = {
  url: 'http://db.example.com:8123',
  database: 'winnow',
  username: 'default',
  password: '',
  cluster: null,
}

test.each([
  ['clickhouse://db.example.com/winnow', {}],
  [
    'clickhouse://ann:p%40ss@db.example.com:9000/winnow',
    { url: 'http://db.example.com:9000', username: 'ann', password: 'p@ss' },
  ],
  ['clickhouses://db.example.com/winnow', { url: 'https://db.example.com:8443' }],
  ['clickhouse://db.example.com/winnow?cluster=main', { cluster: 'main' }],
  ['clickhouse://[::1]:8123/winnow', { url: 'http://[::1]:8123' }],
])('%s is an address', (text, change) => {
  expect(readStoreAddress(text, {})).toEqual({ ...address, ...change })
})

test.each([
  'clickhouse://db.example.com',
  'clickhouse://db.example.com/',
  'clickhouse:///winnow',
  'http://db.example.com/winnow',
  'clickhouse://db.example.com/a/b',
  'clickhouse://db.example.com/winnow?clutser=main',
  'clickhouse://db.example.com/winnow?cluster=a&cluster=b',
  'clickhouse://db.example.com/winnow?cluster=',
  'clickhouse://db.example.com/winnow#x',
  'clickhouse://%zz@db.example.com/winnow',
  'winnow',
  '',
])('%s is not an address', (text) => {
  expect(readStoreAddress(text, {})).toBeNull()
})

test('credentials that the address does not name come from the environment', () => {
  const environment = { WINNOW_CLICKHOUSE_USER: 'eve', WINNOW_CLICKHOUSE_PASSWORD: 'secret' }
  const read = (text: string) => readStoreAddress(text, environment)
  expect(read('clickhouse://db.example.com/winnow')).toMatchObject({
    username: 'eve',
    password: 'secret',
  })
  expect(read('clickhouse://ann@db.example.com/winnow')).toMatchObject({
    username: 'ann',
    password: 'secret',
  })
})
