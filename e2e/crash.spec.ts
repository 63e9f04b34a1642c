import { expect, test } from '@playwright/test'
import { killedAndStartedAgain } from './support/crash.ts'

test.describe.configure({ mode: 'serial' })

/** A server that is killed in the middle of everything serves exactly what was committed. */

for (const records of [1, 20_000]) {
  test(`killed while it imports, after ${records} records`, async ({ baseURL }) => {
    test.setTimeout(600_000)
    expect((await killedAndStartedAgain(String(baseURL), records)).problems).toEqual([])
  })
}
