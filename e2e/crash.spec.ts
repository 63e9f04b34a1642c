import { expect, test } from '@playwright/test'
import { killedAndStartedAgain } from './support/crash.ts'

test.describe.configure({ mode: 'serial' })

/** A server that was killed serves exactly what was committed. */

for (const records of [1, 20_000]) {
  test(`a server killed during an import, after ${records} records, serves what was committed`, async ({
    baseURL,
  }) => {
    test.setTimeout(600_000)
    expect((await killedAndStartedAgain(String(baseURL), records)).problems).toEqual([])
  })
}
