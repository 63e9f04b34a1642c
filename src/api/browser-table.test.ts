import { expect, test } from 'vitest'
import { z } from '#domain/contract/zod.ts'
import { createTable, type KeyedStore } from './browser-table.ts'

const kind = { version: 1, schema: z.object({ name: z.string() }) }

function memory(kept: Record<string, unknown> = {}) {
  const values = new Map<IDBValidKey, unknown>(Object.entries(kept))
  const store: KeyedStore = {
    entries: async () => [...values],
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    remove: async (keys) => keys.forEach((key) => values.delete(key)),
  }
  return { values, table: createTable(store, kind) }
}

const odd = { 'me 1': 5, 'me 2': null, 'me 3': { name: {} }, 'me 4': { version: 2, data: {} } }

test('a value is saved with its version and read back', async () => {
  const { values, table } = memory()
  await table.set('me 1', { name: 'One' })
  expect(values.get('me 1')).toEqual({ version: 1, data: { name: 'One' } })
  expect(await table.get('me 1')).toEqual({ state: 'found', value: { name: 'One' } })
  expect(await table.get('me 2')).toEqual({ state: 'missing' })
})

test('values without a version are read', async () => {
  const { table } = memory({ 'me 1': { name: 'Old' }, 'you 1': { name: 'Yours' } })
  expect([...(await table.all('me '))]).toEqual([['me 1', { name: 'Old' }]])
  expect(table.unreadable('me ')).toEqual([])
})

test('values that cannot be read are set aside, reported once and not deleted', async () => {
  const { values, table } = memory({ ...odd, 'me 5': { name: 'Five' }, 'you 1': 5 })
  values.set(7, 'a key of another kind')
  expect([...(await table.all('me ')).keys()]).toEqual(['me 5'])
  expect(table.unreadable('me ')).toEqual(Object.keys(odd))
  for (const [key, value] of Object.entries(odd)) {
    expect(values.has(key)).toBe(false)
    expect(values.get(`unreadable ${key}`)).toEqual(value)
  }
  expect(values.get('you 1')).toBe(5)
  table.acknowledge('me ')
  await table.all('me ')
  expect(table.unreadable('me ')).toEqual([])
})

test('one value that cannot be read stays unreadable', async () => {
  const { table } = memory({ 'me 1': { packed: 5 } })
  expect(await table.get('me 1')).toEqual({ state: 'unreadable' })
  expect(await table.get('me 1')).toEqual({ state: 'unreadable' })
  expect(table.unreadable('me ')).toEqual(['me 1'])
})

test('a value that was set aside comes back when it can be read', async () => {
  const { values, table } = memory({ 'unreadable me 1': { name: 'Back' } })
  expect([...(await table.all('me '))]).toEqual([['me 1', { name: 'Back' }]])
  expect([...values.keys()]).toEqual(['me 1'])
  const single = memory({ 'unreadable me 1': { name: 'Back' } })
  expect(await single.table.get('me 1')).toMatchObject({ state: 'found' })
})

test('owners can delete only their own values that were set aside', async () => {
  const { values, table } = memory({ ...odd, 'me 5': { name: 'Five' }, 'you 1': 5 })
  await table.all('')
  await table.removeUnreadable('me ')
  expect([...values.keys()]).toEqual(['me 5', 'unreadable you 1'])
})
