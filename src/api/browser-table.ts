import { createStore, delMany, entries, get, set, type UseStore } from 'idb-keyval'
import { keepsItems } from './browser-storage.ts'
import { unwrap, wrap, type Versioned } from './versioned.ts'

export type KeyedStore = {
  readonly entries: () => Promise<readonly (readonly [IDBValidKey, unknown])[]>
  readonly get: (key: string) => Promise<unknown>
  readonly set: (key: string, value: unknown) => Promise<void>
  readonly remove: (keys: readonly string[]) => Promise<void>
}

export type TableRow<T> =
  { readonly state: 'found'; readonly value: T } | { readonly state: 'missing' | 'unreadable' }

/** Values of one kind, read by a versioned schema. Keys start with their owner. */
export type Table<T> = {
  /** The readable values by key. Values that cannot be read are set aside. */
  readonly all: (owner: string) => Promise<ReadonlyMap<string, T>>
  readonly get: (key: string) => Promise<TableRow<T>>
  readonly set: (key: string, value: T) => Promise<void>
  readonly remove: (keys: readonly string[]) => Promise<void>
  /** Keys of the values set aside in this page load, until the user acknowledges them. */
  readonly unreadable: (owner: string) => readonly string[]
  readonly acknowledge: (owner: string) => void
  readonly removeUnreadable: (owner: string) => Promise<void>
}

/** Values that cannot be read stay in the store, under a key with this prefix. */
const aside = 'unreadable '

/** Whether a key belongs to this owner; its value may be set aside. */
export const isOwn = (key: string, owner: string): boolean =>
  key.startsWith(owner) || key.startsWith(aside + owner)

export function createTable<T>(store: KeyedStore, kind: Versioned<T>): Table<T> {
  const reported = new Set<string>()
  const write = (key: string, value: T) => store.set(key, wrap(kind, value))
  const setAside = async (key: string, kept: unknown) => {
    reported.add(key)
    await store.set(aside + key, kept)
    await store.remove([key])
  }
  /** After an update, this version may be able to read what an older one set aside. */
  const restore = async (key: string, value: T) => {
    await write(key, value)
    await store.remove([aside + key])
  }
  const unreadable = (owner: string) => [...reported].filter((key) => key.startsWith(owner))
  return {
    all: async (owner) => {
      const values = new Map<string, T>()
      for (const [key, kept] of await store.entries()) {
        if (typeof key !== 'string') continue
        const isAside = key.startsWith(aside)
        const name = isAside ? key.slice(aside.length) : key
        if (!name.startsWith(owner)) continue
        const value = unwrap(kind, kept)
        if (value === undefined) {
          if (!isAside) await setAside(key, kept)
        } else if (!isAside) values.set(name, value)
        else if (!values.has(name)) {
          values.set(name, value)
          await restore(name, value)
        }
      }
      return values
    },
    get: async (key) => {
      const kept = await store.get(key)
      if (kept !== undefined) {
        const value = unwrap(kind, kept)
        if (value !== undefined) return { state: 'found', value }
        await setAside(key, kept)
        return { state: 'unreadable' }
      }
      const old = await store.get(aside + key)
      if (old === undefined) return { state: 'missing' }
      const value = unwrap(kind, old)
      if (value === undefined) return { state: 'unreadable' }
      await restore(key, value)
      return { state: 'found', value }
    },
    set: write,
    remove: store.remove,
    unreadable,
    acknowledge: (owner) => unreadable(owner).forEach((key) => reported.delete(key)),
    removeUnreadable: async (owner) => {
      const keys = (await store.entries()).map(([key]) => key)
      const own = keys.filter(
        (key): key is string => typeof key === 'string' && key.startsWith(aside + owner),
      )
      await store.remove(own)
      unreadable(owner).forEach((key) => reported.delete(key))
    },
  }
}

const blocked = 'Cookies and site data are blocked for this address.'

/** WebKit without site data has no IndexedDB. Chromium’s and Firefox’s own errors say other things. */
const reasonOf = (error: unknown): unknown =>
  'indexedDB' in globalThis && keepsItems() ? error : new Error(blocked, { cause: error })

/** A store of IndexedDB in its own database, which opens with the first call. */
export function createKeyedStore(database: string, name: string): KeyedStore {
  let store = createStore(database, name)
  /** Safari ends the connection of a page in the background, so a failed call opens another one. */
  const use = async <T>(work: (now: UseStore) => Promise<T>): Promise<T> => {
    try {
      return await work(store)
    } catch {
      store = createStore(database, name)
    }
    try {
      return await work(store)
    } catch (error) {
      throw reasonOf(error)
    }
  }
  return {
    entries: () => use((now) => entries(now)),
    get: (key) => use((now) => get(key, now)),
    set: (key, value) => use((now) => set(key, value, now)),
    remove: async (keys) => {
      if (keys.length > 0) await use((now) => delMany([...keys], now))
    },
  }
}

/** Whether the browser keeps presets and history. */
export const keepsTables = (): Promise<boolean> =>
  createKeyedStore('winnow-history', 'entries')
    .get('')
    .then(
      () => true,
      () => false,
    )
