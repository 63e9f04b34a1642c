import { expect, test } from 'vitest'
import { setEngineAllocator } from './engine-allocator.ts'

const settingFor = (threads: number, environment: NodeJS.ProcessEnv = {}) => {
  setEngineAllocator(environment, threads)
  return environment.DUCKDB_JE_MALLOC_CONF
}

test('four threads share one arena', () => {
  expect([1, 2, 4, 5, 8, 64].map((threads) => settingFor(threads))).toEqual(
    [1, 1, 1, 2, 2, 16].map((arenas) => `narenas:${arenas}`),
  )
})

test('a setting in the environment stays', () => {
  const said = 'dirty_decay_ms:100'
  expect(settingFor(4, { DUCKDB_JE_MALLOC_CONF: said })).toBe(said)
})
