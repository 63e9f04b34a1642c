import fc from 'fast-check'
import { bytes, type Raw } from './raw-connection.test-support.ts'

const segment = fc.constantFrom(
  '..',
  '.',
  '',
  '%2e%2e',
  '%2E.',
  '%2f',
  '%5c',
  '\\',
  '%00',
  '%',
  '%zz',
  '%ff',
  '%c0%ae',
  '*',
  ';',
  'assets',
  'index.html',
  'outside.txt',
  'v2',
  'annotation_queues',
  'winnow',
  'shared',
  'galileo',
  '#',
  '?',
  '@example.com',
  ':80',
  'http:',
  '//example.com',
  'é',
  '\x7f',
  '<script>',
  '"',
  '|',
  '^',
)

/** Raw request targets, whose dots and slashes no client has normalised. */
export const hostileTargets: fc.Arbitrary<Raw> = fc
  .tuple(
    fc.constantFrom(
      '/',
      '//',
      '/\\',
      '',
      'http://example.com/',
      'http://127.0.0.1:1/',
      '*',
      '/galileo/',
    ),
    fc.array(segment, { maxLength: 8 }),
    fc.constantFrom('/', '\\', '%2f', ''),
    fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS'),
  )
  .map(([start, segments, between, method]) => ({
    name: 'has a hostile target',
    pieces: [
      bytes(
        `${method} ${start}${segments.join(between)} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
      ),
    ],
  }))
