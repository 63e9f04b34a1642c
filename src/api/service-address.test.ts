import { expect, test } from 'vitest'
import { serviceAddress } from './service-address.ts'

test('versioned operations are asked for where the service has them, others where they are', () => {
  const at = (prefix: '/v2' | '/public/v2' | '', path: string) =>
    serviceAddress({ base_url: '/galileo', prefix }, path)
  expect(at('/v2', '/v2/current_user')).toBe('/galileo/v2/current_user')
  expect(at('/public/v2', '/v2/current_user')).toBe('/galileo/public/v2/current_user')
  expect(at('', '/v2/current_user')).toBe('/galileo/current_user')
  expect(at('/public/v2', '/annotation_queues/a/partial_search')).toBe(
    '/galileo/annotation_queues/a/partial_search',
  )
})
