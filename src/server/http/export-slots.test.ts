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

test('exports are limited per person and in all; an ended export frees its slot once', () => {
  const slots = createExportSlots({ ofOne: 2, ofAll: 3, longest: 1000 })
  const release = slots.take('a', never)
  slots.take('a', never)
  expect(() => slots.take('a', never)).toThrow(refusal('2 of your exports'))
  slots.take('b', never)
  expect(() => slots.take('c', never)).toThrow(refusal('This server'))
  expect(slots.running()).toBe(3)
  release()
  release()
  expect(slots.running()).toBe(2)
  slots.take('a', never)
  expect(() => slots.take('c', never)).toThrow(refusal('This server'))
})

test('an export is ended at the time limit, unless it has ended before', () => {
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
