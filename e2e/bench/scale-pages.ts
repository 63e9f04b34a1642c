import type { RunningServer } from '../support/start-server.ts'
import { post, queueOf, timed } from './bench-server.ts'
import { late } from './bench-trees.ts'
import { figure, type Figure } from './scale-figures.ts'
import { median } from './statistics.ts'

const rounds = 5

const pages = [
  { what: 'first 20 rows of the preview', asked: { limit: 20, truncate_fields: true } },
  { what: 'a page of 100 records, whole', asked: { limit: 100 } },
] as const

export async function measurePages(server: RunningServer): Promise<readonly Figure[]> {
  const path = `/annotation_queues/${await queueOf(server)}/partial_search`
  const figures: Figure[] = []
  for (const [index, { what, asked }] of pages.entries()) {
    const times: number[] = []
    // The first round fills caches and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const value = late(1000 * (index + 1) + round)
      const filter = { type: 'date', column_id: 'created_at', operator: 'gte', value }
      const body = {
        ...asked,
        filter_tree: { filter },
        select_columns: { include_all_metrics: true },
      }
      const time = await timed(() => post(server, path, body))
      if (round > 0) times.push(time)
    }
    figures.push(figure(what, median(times), 'ms', 'at most 1,000 ms'))
  }
  return figures
}
