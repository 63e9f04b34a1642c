import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFuzzWorld, type FuzzWorld } from './fuzz-world.test-support.ts'
import { operations, restOfPaths, withoutVersion } from './operations.test-support.ts'

let world: FuzzWorld
beforeAll(async () => {
  world = await openFuzzWorld()
})
afterAll(() => world.close())

test('every route of the server is fuzzed, and only existing ones', () => {
  const routes = world.app.routes.map(({ method, path }) => `${method} ${withoutVersion(path)}`)
  const fuzzed = operations.map(({ method, path }) => `${method} ${path}`)
  const sorted = (list: readonly string[]) => [...new Set(list)].toSorted()
  expect(sorted(routes)).toEqual(sorted([...fuzzed, ...restOfPaths]))
})
