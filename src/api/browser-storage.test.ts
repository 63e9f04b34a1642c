import { beforeEach, expect, test, vi } from 'vitest'
import { z } from '#domain/contract/zod.ts'
import { hasItem, keepItem, readItem, unreadableItems, type Item } from './browser-storage.ts'

const theme: Item<'light' | 'dark'> = {
  name: 'theme',
  label: 'your theme',
  version: 1,
  schema: z.enum(['light', 'dark']),
}

const memory = () => {
  const texts = new Map<string, string>()
  return {
    texts,
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => void texts.set(name, text),
    removeItem: (name: string) => void texts.delete(name),
  }
}
let device = memory()

beforeEach(() => {
  device = memory()
  vi.stubGlobal('localStorage', device)
})

test('a saved value is read back', () => {
  expect(readItem('device', theme)).toBeNull()
  expect(keepItem('device', theme, 'dark')).toBe(true)
  expect(device.texts.get('theme')).toBe('{"version":1,"data":"dark"}')
  expect(readItem('device', theme)).toBe('dark')
  keepItem('device', theme, null)
  expect(hasItem('device', theme)).toBe(false)
})

test('a value without a version is read as version 1', () => {
  device.setItem('theme', 'dark')
  expect(readItem('device', theme)).toBe('dark')
  device.setItem('theme', '"light"')
  expect(readItem('device', theme)).toBe('light')
  expect(readItem('device', { ...theme, version: 2 })).toBeNull()
})

test.each(['{}', '', 'null', '{"version":2,"data":"dark"}', '{"version":1,"data":"pink"}', '[1'])(
  'a value that cannot be read is set aside, reported and not deleted: %j',
  (text) => {
    device.setItem('theme', text)
    expect(readItem('device', theme)).toBeNull()
    expect(hasItem('device', theme)).toBe(false)
    expect(device.texts.get('theme.unreadable')).toBe(text)
    expect(unreadableItems()).toEqual(['your theme'])
  },
)

test('blocked storage does not throw', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new DOMException('No.', 'SecurityError')
    },
  })
  expect(readItem('device', theme)).toBeNull()
  expect(keepItem('device', theme, 'dark')).toBe(false)
})
