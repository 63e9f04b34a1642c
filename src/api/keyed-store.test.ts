import { afterEach, expect, test, vi } from 'vitest'
import { createKeyedStore, keepsTables } from './browser-table.ts'

afterEach(() => vi.unstubAllGlobals())

/** A request of IndexedDB that soon succeeds. */
function answered<Result>(result: Result) {
  const request = { result, onsuccess: () => {} }
  queueMicrotask(() => request.onsuccess())
  return request
}

/** Opens databases whose first connections the browser has ended. */
function stubDatabases(ended: number) {
  const open = vi.fn(() => {
    const hasEnded = open.mock.calls.length <= ended
    const transaction = () => {
      if (hasEnded) throw new DOMException('The connection was lost.', 'InvalidStateError')
      return { objectStore: () => ({ get: () => answered('kept') }) }
    }
    return answered({ transaction })
  })
  vi.stubGlobal('indexedDB', { open })
  vi.stubGlobal('sessionStorage', { setItem: () => {}, removeItem: () => {} })
  return open
}

test('a connection that the browser has ended is opened again, once', async () => {
  const open = stubDatabases(1)
  const store = createKeyedStore('presets', 'entries')
  expect(await store.get('key')).toBe('kept')
  expect(await store.get('key')).toBe('kept')
  expect(open).toHaveBeenCalledTimes(2)
  stubDatabases(9)
  await expect(createKeyedStore('presets', 'entries').get('key')).rejects.toThrow(/was lost/)
})

test('where site data is blocked, the reason is the page’s own sentence', async () => {
  const isBlocked = 'Cookies and site data are blocked for this address.'
  const get = () => createKeyedStore('presets', 'entries').get('key')
  // Node has no IndexedDB, like WebKit without site data.
  await expect(get()).rejects.toThrow(isBlocked)
  expect(await keepsTables()).toBe(false)
  stubDatabases(9)
  vi.stubGlobal('sessionStorage', undefined)
  await expect(get()).rejects.toThrow(isBlocked)
  stubDatabases(0)
  expect(await keepsTables()).toBe(true)
})
