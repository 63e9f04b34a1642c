import { expect, test } from 'vitest'
import { guardedLookup, isPrivateAddress } from './service-connections.ts'

test.each(['10.1.2.3', '127.0.0.1', '169.254.169.254', '192.168.0.9', '172.20.1.1', '100.64.0.1'])(
  'private: %s, and mapped into IPv6',
  (address) => {
    expect(isPrivateAddress(address)).toBe(true)
    expect(isPrivateAddress(`::ffff:${address}`)).toBe(true)
  },
)
test.each(['::1', '::', 'fd00::1', 'fe80::1'])('private: %s', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})
test.each(['192.0.2.1', '172.32.0.1', '2001:db8::1', '::ffff:192.0.2.1'])(
  'public: %s',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  },
)

/** Resolves a name several times, each time with the next list of addresses. */
async function lookedUp(...answers: string[][]): Promise<unknown[]> {
  const given = [...answers]
  const lookup = guardedLookup((_, done) =>
    done(
      null,
      (given.shift() ?? []).map((address) => ({ address, family: 4 })),
    ),
  )
  const found = []
  for (let index = 0; index < answers.length; index += 1) {
    found.push(
      await new Promise((resolve) => {
        lookup('service.example.com', { all: true }, (error, addresses) =>
          resolve(error ? error.message : (addresses as { address: string }[])[0]?.address),
        )
      }),
    )
  }
  return found
}

test('a public name may not resolve to a private address later', async () => {
  expect(await lookedUp(['192.0.2.1'], ['10.0.0.1'], ['10.0.0.1', '192.0.2.2'])).toEqual([
    '192.0.2.1',
    'the name leads to a private address now',
    '192.0.2.2',
  ])
})

test('a service in the private network is the operator’s own choice', async () => {
  expect(await lookedUp(['10.0.0.1'], ['10.0.0.2'])).toEqual(['10.0.0.1', '10.0.0.2'])
})
