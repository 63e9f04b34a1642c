import type { RunningServer } from '../support/start-server.ts'
import { post, queueOf, readExport, timed } from './bench-server.ts'
import type { BenchTree } from './bench-trees.ts'
import type { PlainTable } from './plain-table.ts'
import { figure, type Figure } from './scale-figures.ts'
import { scaleLeaves, type ScaleLeaf } from './scale-leaves.ts'
import { median } from './statistics.ts'
import { timeTreeCounts } from './tree-counts.ts'

const rounds = 5
/** The limit of the contract. */
export const mostIds = 100_000
const wanted = 'at most 1,000 ms'

export async function measureLeaves(
  server: RunningServer,
  plain: PlainTable,
  ids: readonly string[],
): Promise<readonly Figure[]> {
  const queue = await queueOf(server)
  const measured: Figure[] = []
  const medians: number[] = []
  for (const [type, leafOf] of Object.entries(scaleLeaves)) {
    const ours: number[] = []
    const theirs: number[] = []
    // The first round fills caches and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const { tree, plain: condition } = leafOf(round, ids)
      const counted: { found?: unknown } = {}
      const time = await timed(async () => {
        counted.found = await count(server, queue, tree)
      })
      if (round > 0) ours.push(time)
      if (condition === null) continue
      const sql = `SELECT count(*) FROM plain WHERE ${condition}`
      const other = await timed(async () => {
        const [[rows] = []] = await plain.rows(sql)
        // A different number would mean that two different things were timed.
        if (Number(rows) !== counted.found)
          throw new Error(
            `${type}: ${String(counted.found)} records, and ${String(rows)} by ${sql}`,
          )
      })
      if (round > 0) theirs.push(other)
    }
    medians.push(median(ours))
    measured.push(figure(`count, ${type}`, median(ours), 'ms'))
    if (theirs.length > 0)
      measured.push(figure('  … beside plain DuckDB', median(ours) / median(theirs), '×'))
  }
  return [...measured, figure('count, median of the seven', median(medians), 'ms', wanted)]
}

async function count(
  server: RunningServer,
  queue: string,
  tree: ScaleLeaf['tree'],
): Promise<number> {
  const path = `/annotation_queues/${queue}/records/count`
  const answer = (await post(server, path, { filter_tree: tree })) as { total_count: number }
  return answer.total_count
}

export async function measureTree(server: RunningServer): Promise<readonly Figure[]> {
  const times = await timeTreeCounts(server, rounds)
  const [one, oneAfterEdit] = [median(times.one), median(times.oneAfterEdit)]
  return [
    figure('tree of 100 nodes, one count', one, 'ms'),
    figure('  … counts of all nodes beside that', median(times.all) / one, '×', 'at most 2'),
    figure(
      '  … after an edit of one leaf',
      median(times.allAfterEdit) / oneAfterEdit,
      '×',
      'at most 2',
    ),
  ]
}

export async function measureIds(
  server: RunningServer,
  ids: readonly string[],
): Promise<readonly Figure[]> {
  const queue = await queueOf(server)
  const times = { count: [] as number[], first: [] as number[], whole: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    const value = ids.toSpliced(round, 1)
    const leaf: BenchTree = { filter: { type: 'id', column_id: 'id', operator: 'one_of', value } }
    const counting = await timed(async () => {
      const found = await count(server, queue, leaf)
      if (found !== value.length) throw new Error(`${found} of ${value.length} ids were counted`)
    })
    const { firstByte, whole } = await readExport(server, queue, {
      export_format: 'csv',
      column_ids: ['id'],
      record_selector: { type: 'record_ids', record_ids: value },
    })
    if (round === 0) continue
    times.count.push(counting)
    times.first.push(firstByte)
    times.whole.push(whole)
  }
  // A smaller queue is asked for all of its ids, under the same label.
  const many = `${mostIds.toLocaleString('en')} ids`
  return [
    figure(`count, id one_of ${many}`, median(times.count), 'ms', wanted),
    figure(`record_ids of ${many}, first byte`, median(times.first), 'ms', wanted),
    figure(`record_ids of ${many}, whole file`, median(times.whole), 'ms'),
  ]
}
