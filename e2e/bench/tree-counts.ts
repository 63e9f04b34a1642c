import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, type RunningServer } from '../start-server.ts'
import { hundredNodes, type BenchTree } from './bench-trees.ts'
import { writeRecords } from './write-records.ts'

/** Milliseconds of each round. */
export type CountTimes = {
  readonly one: readonly number[]
  readonly all: readonly number[]
  /** The same after one leaf of a tree was changed that was counted before. */
  readonly oneAfterEdit: readonly number[]
  readonly allAfterEdit: readonly number[]
}

const key = 'bench-administrator'
/** Another value for one leaf, which no round had before. */
const edit = 1600

/** Counts of all nodes of a tree of 100 nodes beside one count of the tree, among so many records. */
export async function measureTreeCounts(records: number, rounds: number): Promise<CountTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
  try {
    const source = join(folder, 'records.jsonl')
    const data = join(folder, 'data')
    await writeRecords(source, records)
    const start = () => startServer(['--queue', source], { WINNOW_API_KEY: key }, data, 15)
    // Imported by one server and counted by another, which only serves.
    await (await start()).stop()
    const server = await start()
    try {
      return await measure(server, rounds)
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(server: RunningServer, rounds: number): Promise<CountTimes> {
  const list = await post(server, '/v2/annotation_queues/query', {})
  const { annotation_queues: queues } = list as { annotation_queues: { id: string }[] }
  const id = queues[0]?.id ?? ''
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

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await ask()
  return performance.now() - started
}

async function post(server: RunningServer, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'Galileo-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
