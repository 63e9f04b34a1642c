import { expect, test } from 'vitest'
import { parseInstant } from '#domain/contract/instant.ts'
import { createNewestFinder } from './newest-record.ts'

function newestOf(format: 'csv' | 'jsonl', text: string, size: number) {
  const finder = createNewestFinder(format)
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) finder.add(bytes.subarray(at, at + size))
  return finder.newest()
}

const latest = parseInstant('2026-03-02T00:00:00.000001Z')

test.each([1, 7, 1000])('the latest date of a file, in pieces of %d bytes', (size) => {
  const jsonl =
    '{"created_at":"2026-03-01T00:00:00Z","input":"{\\"created_at\\":\\"2099-01-01T00:00:00Z\\"}"}\n' +
    '{"created_at":"2026-03-02T00:00:00.000001Z"}\n{"created_at":null}\n' +
    '{"created_at":"2026-03-01T23:59:59"}'
  const csv =
    'id,created_at,"a ""b"", c"\r\n1,2026-03-01T00:00:00Z,"2099-01-01\n"\r\n' +
    '2,"2026-03-02T00:00:00.000001Z",x\r\n3,,\r\n'
  expect(newestOf('jsonl', jsonl, size)).toBe(latest)
  expect(newestOf('csv', csv, size)).toBe(latest)
})

test('a file without dates has no newest record', () => {
  expect(newestOf('jsonl', '', 1)).toBeNull()
  expect(newestOf('csv', 'id\r\n1\r\n', 1)).toBeNull()
})
