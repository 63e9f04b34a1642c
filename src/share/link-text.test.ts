import { expect, test } from 'vitest'
import { findLink, sharedHash } from './link-text.ts'

const hash = '0123456789abcdef'.repeat(4)
const hashOf = (text: string) => {
  const link = findLink(text)
  return link && sharedHash(link)
}

test.each([
  `#s1.${hash}`,
  `s1.${hash}`,
  `#s1.${hash})`,
  `#s1.${hash}_`,
  `#s1.${hash}.`,
  `#s1.${hash}%20&utm_source=chat`,
  `#s1.${hash}\u200B`,
  `#S1.${hash.toUpperCase()}`,
  `#s1.${hash.slice(0, 20)}\r\n> ${hash.slice(20)}`,
  `%23s1.${hash}`,
  `<https://example.com/#s1.${hash}>\nThank you`,
])('the name of a saved export is read: %s', (text) => {
  expect(hashOf(text)).toBe(hash)
})

test.each([
  `#s1.${hash.slice(1)}`,
  `#s1.${hash.slice(0, 30)}x${hash.slice(31)}`,
  '#s2.abc',
  '#s1.',
])('a damaged name is not read as another one: %s', (text) => {
  expect(hashOf(text)).toBeNull()
})

test.each(['', '#', '#section', 'hello', '#key=w2.abc', 'https://w2.example.com/', '{"w2": 1}'])(
  'a text without a link has none: %s',
  (text) => {
    expect(findLink(text)).toBeNull()
  },
)

test('a long text without a link is searched fast', () => {
  const started = performance.now()
  expect(findLink('#'.repeat(200_000))).toBeNull()
  expect(findLink('%25'.repeat(100_000))).toBeNull()
  expect(performance.now() - started).toBeLessThan(5000)
})
