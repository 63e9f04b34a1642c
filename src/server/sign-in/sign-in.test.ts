import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInBounds } from './accounts.ts'
import { TooManySignIns } from './hash-turns.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { testUserId } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(1)
})
afterAll(() => server.close())

const basic = (email: string, password: string) =>
  `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`
const whoAmI = (headers: Record<string, string>) =>
  server.app.request('/v2/current_user', { headers })
const login = async (username: string, password: string) =>
  server.app.request('/login', {
    method: 'POST',
    body: new URLSearchParams({ username, password }),
  })

describe('credentials', () => {
  test.each([
    [{ 'Splunk-AO-API-Key': 'owner' }],
    [{ 'Galileo-API-Key': 'owner' }],
    [{ 'Splunk-AO-API-Key': 'owner', 'Galileo-API-Key': 'owner' }],
    [{ 'Splunk-AO-API-Key': '', 'Galileo-API-Key': 'owner' }],
    [{ Authorization: basic('Owner@example.com', 'password of owner') }],
  ])('each kind is enough alone (%#)', async (headers) => {
    const response = await whoAmI(headers)
    expect(await response.json()).toMatchObject({ id: testUserId('owner'), role: 'user' })
  })

  test.each([
    [{}],
    [{ 'Galileo-API-Key': '' }],
    [{ 'Galileo-API-Key': 'Owner' }],
    [{ Authorization: 'Bearer owner' }],
    [{ Authorization: basic('owner@example.com', 'password of viewer') }],
    [{ Authorization: basic('nobody@example.com', 'x') }],
    [{ Authorization: basic('admin@localhost', '') }],
    [{ Authorization: 'Basic !' }],
  ])('invalid credentials are a 401 (%#)', async (headers) => {
    expect((await whoAmI(headers)).status).toBe(401)
  })
})

test('two different keys are refused', async () => {
  const { access_token } = (await (
    await server.post('/v2/login/api_key', { api_key: 'owner' })
  ).json()) as Record<string, string>
  for (const [first, second] of [
    ['owner', 'viewer'],
    ['viewer', 'owner'],
    ['owner', 'nobody'],
  ] as const) {
    const keys = { 'Splunk-AO-API-Key': first, 'Galileo-API-Key': second }
    for (const headers of [keys, { ...keys, Authorization: `Bearer ${access_token}` }]) {
      const response = await whoAmI(headers)
      expect(response.status).toBe(401)
      expect(await response.json()).toEqual({
        detail:
          'The request has two different API keys. Send one key, or the same key in both headers.',
      })
    }
  }
})

describe('signing in', () => {
  test('a password, and a key, give a token that signs in until it expires', async () => {
    const answers = [
      await login('owner@example.com', 'password of owner'),
      await server.post('/v2/login/api_key', { api_key: 'owner' }),
    ]
    for (const answer of answers) {
      const { access_token, token_type } = (await answer.json()) as Record<string, string>
      expect(token_type).toBe('bearer')
      const headers = { Authorization: `Bearer ${access_token}` }
      expect((await whoAmI(headers)).status).toBe(200)
      server.clock.now = new Date(server.clock.now.getTime() + 9 * 3600_000)
      const late = await whoAmI(headers)
      expect([late.status, await late.json()]).toEqual([
        401,
        { detail: 'The sign-in has expired. Sign in again.' },
      ])
      server.clock.now = new Date(server.clock.now.getTime() - 9 * 3600_000)
    }
  })

  test('a form or a body without its fields is a 422', async () => {
    const form = await server.app.request('/login', {
      method: 'POST',
      body: new URLSearchParams({ username: 'x' }),
    })
    expect(await form.json()).toMatchObject({
      detail: [{ type: 'missing', loc: ['body', 'password'] }],
    })
    expect((await server.post('/login', 'no form')).status).toBe(422)
    expect((await server.post('/login/api_key', { api_key: 5 })).status).toBe(422)
  })

  test('after ten wrong passwords a wrong one gets a 429, and the right one still signs in', async () => {
    for (let index = 0; index < 10; index += 1) {
      expect((await login('editor@example.com', 'guess')).status).toBe(401)
    }
    const wrong = await login('editor@example.com', 'guess')
    expect([wrong.status, wrong.headers.get('Retry-After')]).toEqual([429, '60'])
    expect((await login('editor@example.com', 'password of editor')).status).toBe(200)
    expect((await login('owner@example.com', 'password of owner')).status).toBe(200)
  })

  test('after wrong keys, the right one signs in', async () => {
    const withKey = (api_key: string) => server.post('/login/api_key', { api_key })
    for (let index = 0; index < 10; index += 1) {
      expect((await withKey('guess')).status).toBe(401)
    }
    const wrong = await withKey('guess')
    expect([wrong.status, wrong.headers.get('Retry-After')]).toEqual([429, '60'])
    expect((await withKey('owner')).status).toBe(200)
  })

  test('too many sign-ins at once are refused early, and the right password of another place gets through', async () => {
    const { accounts } = server.dependencies
    const { signal } = new AbortController()
    const email = 'viewer@example.com'
    const flood = Array.from({ length: 30 }, (_, index) =>
      accounts.byPassword(email, `guess ${index}`, { place: 'a', signal }),
    )
    const early = flood.map((one) => one.catch((cause: unknown) => cause))
    const right = await accounts.byPassword(email, 'password of viewer', { place: 'b', signal })
    expect(right?.email).toBe(email)
    const refused = (await Promise.all(early)).filter((one) => one instanceof TooManySignIns)
    expect(refused).toHaveLength(30 - signInBounds.atOnce - signInBounds.waitingOfPlace)
  })

  test('a sign-in that is refused early has a Retry-After', async () => {
    const email = 'outsider@example.com'
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => login(email, `guess ${index}`)),
    )
    const early = answers.filter(({ status }) => status === 429)
    expect(early.length).toBeGreaterThan(0)
    expect(early.every(({ headers }) => headers.has('Retry-After'))).toBe(true)
  })

  test('no log line holds what was sent', () => {
    const log = server.logged.join('')
    expect(log).toContain('/login')
    for (const sent of ['guess', 'password of', 'Basic', 'editor@', 'eyJ']) {
      expect(log).not.toContain(sent)
    }
  })
})
