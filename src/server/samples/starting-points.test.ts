import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Column } from '#domain/contract/columns.ts'
import { plainDraft } from '#domain/filter-tree/draft-json.ts'
import { fixDates } from '#domain/filter-tree/fix-dates.ts'
import { toDraft } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { startingPoints } from '#domain/configuration/starting-points.ts'
import { requestOf } from '#domain/testing/request-of.test-support.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { agentRecord } from './agent-queue.ts'
import { docsRecord } from './docs-queue.ts'
import { jsonLines } from './json-lines.ts'
import { pilotRecord } from './pilot-queue.ts'
import { sampleSources } from './sample-sources.ts'
import { supportRecord } from './support-queue.ts'

const makers = [supportRecord, docsRecord, agentRecord, pilotRecord]
const records = 400
const samples = sampleSources().map((source, place) => {
  const make = makers[place] ?? agentRecord
  return { source: { ...source, open: () => jsonLines(records, make) }, make }
})
type Rated = {
  readonly annotations?: Readonly<Record<string, Readonly<Record<string, { value: unknown }>>>>
}

const expected = [
  ['rated', 'unrated', 'fully_annotated', 'not_fully_annotated', 'disagreement'],
  ['rated', 'unrated', 'fully_annotated', 'not_fully_annotated', 'disagreement', 'low_score'],
  ['rated', 'unrated', 'fully_annotated', 'not_fully_annotated', 'disagreement'],
  ['rated', 'unrated', 'fully_annotated', 'not_fully_annotated', 'disagreement'],
]

const now = new Date('2026-11-24T00:00:00Z')

describe.each(
  samples.map(({ source, make }, place) => ({ name: source.name, source, make, place })),
)('$name', ({ source, make, place }) => {
  let server: TestApp
  let columns: readonly Column[]
  beforeAll(async () => {
    server = await openTestApp(0, [source])
    const path = `/annotation_queues/${source.folder.queue.id}/records/available_columns`
    const answer = await server.post(path, {}, 'admin')
    columns = ((await answer.json()) as { columns: readonly Column[] }).columns
  })
  afterAll(() => server.close())

  const count = async (filter_tree: unknown): Promise<number> => {
    const path = `/annotation_queues/${source.folder.queue.id}/records/count`
    const answer = await server.post(path, { filter_tree }, 'admin')
    expect(answer.status).toBe(200)
    return ((await answer.json()) as { total_count: number }).total_count
  }
  const points = (newest: string | null) =>
    startingPoints({
      columns,
      is_annotator: false,
      now,
      time_zone: 'Europe/Berlin',
      newest,
    })

  test('every starting point is a valid request', async () => {
    const all = points('2026-03-10T00:00:00Z')
    expect(all.map(({ id }) => id)).toEqual([
      ...(expected[place] ?? []),
      'last_days',
      'last_days_of_queue',
    ])
    const known = { columns, members: null, may_unredact: true, queue_name: source.name }
    for (const point of all) {
      const fixed = fixDates(toDraft(point.filter_tree), now)
      const filter_tree = plainDraft(fixed, [])
      const configuration = { ...emptyConfiguration('q'), filter_tree: fixed }
      expect(requestOf(configuration, known).problems).toEqual([])
      const found = await count(filter_tree)
      expect(found + (await count({ not: filter_tree }))).toBe(records)
    }
  })

  test('“Unrated” selects exactly the records without ratings', async () => {
    const unrated = points(null).find(({ id }) => id === 'unrated')
    const isRated = (record: Rated) =>
      Object.values(record.annotations ?? {}).some((byUser) =>
        Object.values(byUser).some(({ value }) => value !== null && value !== undefined),
      )
    const made = Array.from({ length: records }, (_, index) => make(index) as Rated)
    const wanted = made.filter((record) => !isRated(record)).length
    expect(wanted).toBeGreaterThan(0)
    expect(await count(unrated?.filter_tree)).toBe(wanted)
  })

  test('raters of what “Disagreement” selects gave different likes', async () => {
    const disagreement = points(null).find(({ id }) => id === 'disagreement')
    const likes = source.folder.templates.filter(
      ({ constraints }) => constraints.annotation_type === 'like_dislike',
    )
    const isSplit = (record: Rated) =>
      likes.some(({ id }) => {
        const values = Object.values(record.annotations?.[id] ?? {}).map(({ value }) => value)
        return values.includes(true) && values.includes(false)
      })
    const made = Array.from({ length: records }, (_, index) => make(index) as Rated)
    expect(await count(disagreement?.filter_tree)).toBe(made.filter(isSplit).length)
  })
})
