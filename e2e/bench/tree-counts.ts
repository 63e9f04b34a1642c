import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningServer } from '../support/start-server.ts'
import { post, queueOf, startBench, timed } from './bench-server.ts'
import { hundredNodes, type BenchTree } from './bench-trees.ts'
import { makeSample } from './make-sample.ts'

/** Milliseconds of each round. */
export type CountTimes = {
  readonly one: readonly number[]
  readonly all: readonly number[]
  /** The same after one leaf of a tree was changed that was counted before. */
  readonly oneAfterEdit: readonly number[]
  readonly allAfterEdit: readonly number[]
}

/** Another value for one leaf, which no round had before. */
const edit = 1600

/** Counts of all nodes of a tree of 100 nodes beside one count of the tree, among so many records. */
export async function measureTreeCounts(records: number, rounds: number): Promise<CountTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
  try {
    const sample = await makeSample(folder, records)
    const start = () => startBench(sample.folder, join(folder, 'data'))
    // Imported by one server and counted by another, which only serves.
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

/** The same of the one queue of a server. */
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
  // The first round opens files and fills the disk's cache; it does not count.
  for (let round = 0; round <= rounds; round += 1) {
    // No leaf was ever counted before: what the server remembers of leaves is of no use.
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
