import { afterEach, expect, test, vi } from 'vitest'
import { createExportSlots } from './export-slots.ts'

const never = () => undefined
afterEach(() => void vi.useRealTimers())

const refusal = (detail: string) =>
  expect.objectContaining({
    status: 429,
    detail: expect.stringContaining(detail) as string,
    headers: { 'Retry-After': '5' },
  }) as Error

test('a person’s exports are bounded, and so are those of all; an end makes room, once', () => {
  const slots = createExportSlots({ ofOne: 2, ofAll: 3, longest: 1000 })
  const release = slots.take('a', never)
  slots.take('a', never)
  expect(() => slots.take('a', never)).toThrow(refusal('2 exports of yours'))
  slots.take('b', never)
  expect(() => slots.take('c', never)).toThrow(refusal('This server'))
  expect(slots.running()).toBe(3)
  release()
  release()
  expect(slots.running()).toBe(2)
  slots.take('a', never)
  expect(() => slots.take('c', never)).toThrow(refusal('This server'))
})

test('an export that takes too long is ended, and one that has ended is not', () => {
  vi.useFakeTimers()
  const slots = createExportSlots({ ofOne: 2, ofAll: 2, longest: 1000 })
  const late: string[] = []
  slots.take('a', () => late.push('running'))
  slots.take('a', () => late.push('ended'))()
  vi.advanceTimersByTime(999)
  expect(late).toEqual([])
  vi.advanceTimersByTime(1)
  expect(late).toEqual(['running'])
})
