import { expect, test } from 'vitest'
import { errorForLog } from './error-for-log.ts'

test('the log has an error’s name, code and place, and nothing of its message', () => {
  const message = 'Could not convert “secret\n    at secret value\n    at (another secret)”'
  const error = Object.assign(new TypeError(message), { code: 'EIO' })
  const logged = errorForLog(error)
  expect(logged).toMatchObject({ error: 'TypeError', code: 'EIO' })
  expect(logged.at[0]).toContain('error-for-log.test.ts')
  expect(JSON.stringify(logged)).not.toContain('secret')
  expect(errorForLog(new Error('')).at[0]).toContain('error-for-log.test.ts')
})
