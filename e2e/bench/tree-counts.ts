import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningServer } from '../support/start-server.ts'
import { post, queueOf, startBench, timed } from './bench-server.ts'
import { hundredNodes, type BenchTree } from './bench-trees.ts'
import { makeSample } from './make-sample.ts'

export type CountTimes = {
  readonly one: readonly number[]
  readonly all: readonly number[]
  readonly oneAfterEdit: readonly number[]
  readonly allAfterEdit: readonly number[]
}

/** A value that no other round has. */
const edit = 1600

export async function measureTreeCounts(records: number, rounds: number): Promise<CountTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
  try {
    const sample = await makeSample(folder, records)
    const start = () => startBench(sample.folder, join(folder, 'data'))
    // One server imports, another one is measured.
    await (await start()).stop()
    const server = await start()
    try {
      return await timeTreeCounts(server, rounds)
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function timeTreeCounts(server: RunningServer, rounds: number): Promise<CountTimes> {
  const id = await queueOf(server)
  const one = (tree: BenchTree) =>
    timed(() => post(server, `/annotation_queues/${id}/records/count`, { filter_tree: tree }))
  const all = (tree: BenchTree) =>
    timed(() =>
      post(server, `/winnow/annotation_queues/${id}/tree_counts`, { filter_trees: [tree] }),
    )
  const times = {
    one: [] as number[],
    all: [] as number[],
    oneAfterEdit: [] as number[],
    allAfterEdit: [] as number[],
  }
  // The first round fills caches and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    // No leaf was counted before, so that remembered sets do not help.
    const seed = round * 96
    const found = {
      one: await one(hundredNodes(seed)),
      all: await all(hundredNodes(seed)),
      oneAfterEdit: await one(hundredNodes(seed, edit)),
      allAfterEdit: await all(hundredNodes(seed, edit)),
    }
    if (round === 0) continue
    for (const [name, time] of Object.entries(found)) times[name as keyof typeof times].push(time)
  }
  return times
}
