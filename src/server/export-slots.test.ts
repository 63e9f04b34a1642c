import { expect, test } from 'vitest'
import { createExportSlots } from './export-slots.ts'

const refusal = (detail: string) =>
  expect.objectContaining({
    status: 429,
    detail: expect.stringContaining(detail) as string,
    headers: { 'Retry-After': '5' },
  }) as Error

test('a person’s exports are bounded, and so are those of all; an end makes room, once', () => {
  const slots = createExportSlots({ ofOne: 2, ofAll: 3 })
  const release = slots.take('a')
  slots.take('a')
  expect(() => slots.take('a')).toThrow(refusal('2 exports of yours'))
  slots.take('b')
  expect(() => slots.take('c')).toThrow(refusal('This server'))
  expect(slots.running()).toBe(3)
  release()
  release()
  expect(slots.running()).toBe(2)
  slots.take('a')
  expect(() => slots.take('c')).toThrow(refusal('This server'))
})
