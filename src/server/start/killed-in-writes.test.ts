import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openState } from './open-state.ts'

/** `WINNOW_KILLS=50` kills more often. */
const kills = Number(process.env.WINNOW_KILLS ?? 2)
const writer = fileURLToPath(new URL('../testing/keep-writing.test-support.ts', import.meta.url))
const user = '6513270e-269e-4d37-b2a7-4de452e6b438'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-killed-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Kills the writer in the middle of a write, after `promises` confirmed ones, and returns those. */
async function killedAfter(promises: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, folder, user], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const line of createInterface(child.stdout)) {
    if (said.push(line) === promises) child.kill('SIGKILL')
  }
  return said
}

test(
  'confirmed writes survive kills in the middle of writes, and nothing is half written',
  async () => {
    let outs = 0
    for (let round = 0; round < kills; round += 1) {
      const said = await killedAfter(randomInt(1, 40))
      expect(said).not.toEqual([])
      const options = { data: folder, memory: 128, threads: 1, store: null }
      const state = await openState(options, () => new Date())
      try {
        for (const [what, name = ''] of said.map((line) => line.split(' '))) {
          const shared = await state.shared.get(name)
          const claim = await state.downloads.claim(name)
          if (what === 'kept') expect(shared).toMatchObject({ queue_id: user })
          if (what === 'removed') expect(shared).toBeNull()
          if (what === 'link') expect(claim).not.toBeNull()
          if (what === 'used') expect(claim).toBeNull()
          await state.shared.remove(name, user)
          await claim?.used()
        }
        const promised = outs + said.filter((line) => line === 'out').length
        outs = await state.signOuts.of(user)
        // The last write may be on disk without being confirmed.
        expect([promised, promised + 1]).toContain(outs)
      } finally {
        await state.store.close()
      }
      const left = await readdir(folder, { recursive: true })
      expect(left.filter((name) => /\.(part|next|used)$/.test(name))).toEqual([])
    }
  },
  30_000 * kills,
)
