import { expect, test } from 'vitest'
import { serviceAddress } from './addresses.ts'

test('versioned operations get the prefix of the service, other operations do not', () => {
  const at = (prefix: '/v2' | '/public/v2' | '', path: string) =>
    serviceAddress({ base_url: '/galileo', prefix }, path)
  expect(at('/v2', '/v2/current_user')).toBe('/galileo/v2/current_user')
  expect(at('/public/v2', '/v2/current_user')).toBe('/galileo/public/v2/current_user')
  expect(at('', '/v2/current_user')).toBe('/galileo/current_user')
  expect(at('/public/v2', '/annotation_queues/a/partial_search')).toBe(
    '/galileo/annotation_queues/a/partial_search',
  )
})
