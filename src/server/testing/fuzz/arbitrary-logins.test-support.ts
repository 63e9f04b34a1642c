import fc from 'fast-check'
import type { Sent } from './arbitrary-requests.test-support.ts'
import { anyText } from './arbitrary-tree.test-support.ts'
import { people } from './fuzz-queues.test-support.ts'
import type { Operation } from './operations.test-support.ts'

const loginOperation: Operation = { method: 'POST', path: '/login', body: 'none', weight: 1 }

export const loginRequest: fc.Arbitrary<Sent & { readonly isRight: boolean }> = fc
  .record({
    name: fc.oneof(
      fc.constantFrom(...people.slice(0, 3)).map((person) => `${person}@example.com`),
      fc.constantFrom('NOBODY@example.com', ' ', '__proto__', 'x'.repeat(100_000)),
      anyText,
    ),
    password: fc.oneof(
      fc.constantFrom(...people.slice(0, 3)).map((person) => `password of ${person}`),
      anyText,
    ),
    coding: fc.constantFrom('url', 'url', 'multipart', 'json', 'broken'),
    more: fc.constantFrom('', '&username=other', '&password=other', '&__proto__=x', '&%zz=%'),
  })
  .map(({ name, password, coding, more }) => {
    const fields = new URLSearchParams({
      username: name.toWellFormed(),
      password: password.toWellFormed(),
    })
    const part = (field: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`
    const forms = {
      url: ['application/x-www-form-urlencoded', fields.toString() + more],
      multipart: [
        'multipart/form-data; boundary=x',
        `${part('username', name)}${part('password', password)}--x--\r\n`,
      ],
      json: ['application/json', JSON.stringify({ username: name, password })],
      broken: ['multipart/form-data; boundary=y', part('username', name)],
    } as const
    const [type = '', body = ''] = forms[coding]
    return {
      operation: loginOperation,
      method: 'POST',
      path: '/login',
      headers: { 'Content-Type': type },
      body: new Uint8Array(Buffer.from(body)),
      person: null,
      queue: null,
      isRight: password === `password of ${name.trim().toLowerCase().split('@')[0] ?? ''}`,
    }
  })
