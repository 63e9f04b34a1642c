import fc from 'fast-check'
import { everyHostileText } from './hostile-texts.test-support.ts'
import { bytes, type Raw } from './raw-connection.test-support.ts'

const utf8 = (text: string) => Buffer.from(text)

type Target = { readonly path: string; readonly key: string }

const head = ({ path, key }: Target, more: string, method = 'POST') =>
  bytes(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nGalileo-API-Key: ${key}\r\n${more}\r\n`)
const body = utf8('{"filter_tree":{"and":[]}}')
const close = 'Connection: close\r\n'

/** Requests that break off, lie about their length, or are not HTTP. */
export const hostileConnections = (target: Target): fc.Arbitrary<Raw> => {
  const at = fc.nat(body.length)
  const raw = (name: string, ...pieces: Buffer[]): Raw => ({ name, pieces })
  const whole = head(target, `${close}Content-Length: ${body.length}\r\n`)
  return fc.oneof(
    at.map((end) => raw('ends half way', whole, body.subarray(0, end))),
    at.map((end): Raw => ({
      ...raw('is cut half way', whole, body.subarray(0, end)),
      isCut: true,
    })),
    fc
      .nat(whole.length - 1)
      .map((end): Raw => ({ ...raw('is cut in its head', whole.subarray(0, end)), isCut: true })),
    fc.nat(whole.length - 1).map((end) => raw('ends in its head', whole.subarray(0, end))),
    fc
      .constantFrom(
        '99',
        '1e9',
        '-1',
        '0x1a',
        '9'.repeat(40),
        '26, 27',
        '',
        ' ',
        '+26',
        '26\r\nContent-Length: 5',
      )
      .map((length) =>
        raw(
          'announces another length',
          head(target, `${close}Content-Length: ${length}\r\n`),
          body,
        ),
      ),
    fc
      .constantFrom(
        'zz\r\n',
        '-1\r\n',
        'ffffffffffffffffff\r\n',
        '5;ext=\x00\r\n',
        '5\r\nab',
        '0\r\nX: y\r\n',
        '1a\n',
        '\r\n\r\n',
      )
      .map((chunk) =>
        raw(
          'sends broken chunks',
          head(target, `${close}Transfer-Encoding: chunked\r\n`),
          bytes(chunk),
          body,
        ),
      ),
    fc.constant(
      raw(
        'is chunked and has a length',
        head(target, `${close}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n`),
        bytes('0\r\n\r\n'),
      ),
    ),
    fc
      .constantFrom('gzip', 'chunked, gzip', 'identity', 'xchunked', '\x0bchunked')
      .map((coding) =>
        raw('is coded oddly', head(target, `${close}Transfer-Encoding: ${coding}\r\n`), body),
      ),
    fc
      .constantFrom(20_000, 200_000)
      .map((size) =>
        raw('has a huge header', head(target, `X-Long: ${'h'.repeat(size)}\r\n`, 'GET')),
      ),
    fc.constant(
      raw(
        'has many headers',
        head(
          target,
          Array.from({ length: 3000 }, (_, index) => `X-${index}: y\r\n`).join(''),
          'GET',
        ),
      ),
    ),
    fc
      .uint8Array({ minLength: 1, maxLength: 200 })
      .map((noise) => raw('is noise', Buffer.from(noise))),
    fc
      .uint8Array({ minLength: 1, maxLength: 200 })
      .map((noise) =>
        raw(
          'is followed by noise',
          head(target, 'Content-Length: 2\r\n'),
          bytes('{}'),
          Buffer.from(noise),
        ),
      ),
    fc
      .integer({ min: 2, max: 20 })
      .map((times) =>
        raw(
          'comes many times at once',
          ...Array.from({ length: times }, () =>
            Buffer.concat([head(target, `Content-Length: ${body.length}\r\n`), body]),
          ),
        ),
      ),
    fc
      .constantFrom(
        'FOO',
        'TRACE',
        'CONNECT',
        'TRACK',
        'get',
        'PRI',
        '\0GET',
        'G ET',
        'M-SEARCH',
        'QUERY',
      )
      .map((method) => raw('has another method', head(target, close, method))),
    fc
      .constantFrom('HTTP/0.9', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'HTTPS/1.1', '')
      .map((version) =>
        raw('has another version', bytes(`GET /healthcheck ${version}\r\nHost: localhost\r\n\r\n`)),
      ),
    fc
      .constantFrom(
        '',
        'a b',
        'a@b',
        '127.0.0.1:99999',
        '[::1',
        'a\x00b',
        'a/../b',
        'x'.repeat(5000),
        'é',
        'a, b',
        '127.0.0.1\r\nHost: example.com',
        'javascript:alert(1)',
        '127.0.0.1:0x50',
        '%00',
      )
      .map((host) =>
        raw(
          'has another host',
          bytes(`GET /healthcheck HTTP/1.1\r\nHost: ${host}\r\n${close}\r\n`),
        ),
      ),
    fc
      .constantFrom('100-continue', '100-Continue', 'nonsense')
      .map((expected) =>
        raw(
          'expects something',
          head(target, `${close}Expect: ${expected}\r\nContent-Length: ${body.length}\r\n`),
          body,
        ),
      ),
    fc
      .constantFrom('websocket', 'h2c', 'TLS/1.0', 'x'.repeat(100))
      .map((protocol) =>
        raw(
          'would be something else',
          head(target, `Connection: upgrade\r\nUpgrade: ${protocol}\r\n`, 'GET'),
        ),
      ),
    fc
      .constantFrom(...everyHostileText)
      .map((text) =>
        raw(
          'has a hostile header',
          Buffer.concat([
            bytes('GET /healthcheck HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: '),
            utf8(text),
            bytes(`\r\nCookie: `),
            utf8(text),
            bytes(`\r\n${close}\r\n`),
          ]),
        ),
      ),
  )
}
