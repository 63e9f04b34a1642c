import { requestOf } from '#domain/testing/request-of.test-support.ts'
import { expect, test } from 'vitest'
import { columnSchema, type Column } from '#domain/contract/columns.ts'
import { plainDraft } from '#domain/filter-tree/draft-json.ts'
import { fixDates } from '#domain/filter-tree/fix-dates.ts'
import { toDraft } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration } from './configuration.ts'
import { startingPoints, type StartingPointFacts } from './starting-points.ts'

const column = (given: Partial<Column> & { readonly id: string }): Column =>
  columnSchema.parse(given)

const created = column({ id: 'created_at', filter_type: 'date' })
const annotated = column({ id: 'fully_annotated', filter_type: 'fully_annotated' })
const feedback = (
  name: string,
  data_type: string,
  filter_type: Column['filter_type'] = 'number',
  more: Partial<Column> = {},
) =>
  column({
    id: `feedback/${name}`,
    label: name,
    category: 'feedback',
    data_type,
    filter_type,
    ...more,
  })
const stars = feedback('Quality', 'star_rating_aggregate')
const likes = feedback('Helpful', 'thumb_rating_aggregate')
const score = feedback('Score', 'score_rating_aggregate')
const notes = feedback('Notes', 'text_rating_aggregate')
const topics = feedback('Topics', 'tags_rating_aggregate', 'collection')
const correctness = column({
  id: 'metrics/0b9d',
  label: 'Is it right?',
  category: 'metric',
  filter_type: 'number',
  metric_key_alias: 'correctness',
})

const now = new Date('2026-03-09T10:00:00Z')

const offered = (columns: readonly Column[], facts: Partial<StartingPointFacts> = {}) =>
  startingPoints({
    columns,
    is_annotator: false,
    now,
    time_zone: 'Europe/Berlin',
    newest: null,
    ...facts,
  })
const ids = (columns: readonly Column[], facts: Partial<StartingPointFacts> = {}) =>
  offered(columns, facts).map(({ id }) => id)
const tree = (id: string, columns: readonly Column[], facts: Partial<StartingPointFacts> = {}) =>
  offered(columns, facts).find((point) => point.id === id)?.filter_tree

test('starting points fit the columns of the queue, and each is a complete request', () => {
  const columns = [created, correctness, stars, likes, score, notes, topics, annotated]
  const all = offered(columns)
  expect(all.map(({ name }) => name)).toEqual([
    'Rated',
    'Unrated',
    'Fully annotated',
    'Not fully annotated',
    'Disagreement',
    'Low correctness',
    'Last 7 days',
  ])
  for (const { filter_tree } of all) {
    const fixed = fixDates(toDraft(filter_tree), now)
    const configuration = { ...emptyConfiguration('q'), filter_tree: fixed }
    const known = { columns, members: [], may_unredact: true, queue_name: null }
    expect(requestOf(configuration, known)).toMatchObject({
      problems: [],
      request: { record_selector: { filter_tree: plainDraft(fixed, []) } },
    })
  }
  expect(ids([])).toEqual([])
})

test('fully annotated says whose ratings it needs', () => {
  const [everyone] = offered([annotated])
  const [own] = offered([annotated], { is_annotator: true })
  expect(everyone?.description).toContain('Every tracked annotator')
  expect(own?.description).toContain('You')
  expect(own?.filter_tree).toEqual(everyone?.filter_tree)
})

test('Unrated needs a missing value in every rating column, whatever its scale', () => {
  const number = (name: string, operator: string, value: number) => ({
    filter: { type: 'number', column_id: `feedback/${name}`, operator, value },
  })
  expect(tree('unrated', [stars, score, notes, topics])).toEqual({
    and: [
      {
        not: {
          or: [
            number('Quality', 'gte', 0),
            number('Score', 'gte', 0),
            number('Score', 'lt', 0),
            number('Notes', 'gte', 1),
          ],
        },
      },
      {
        filter: {
          type: 'collection',
          column_id: 'feedback/Topics',
          operator: 'eq',
          value: [],
          case_sensitive: true,
        },
      },
    ],
  })
})

test('Unrated includes empty rating columns, and is left out if one is not filterable', () => {
  const fresh = feedback('Fresh', 'star_rating_aggregate', 'number', { is_empty: true })
  expect(tree('unrated', [stars, fresh])).toMatchObject({ and: [{ not: { or: [{}, {}] } }] })
  expect(tree('unrated', [stars])).toMatchObject({ and: [{ not: { filter: {} } }] })
  const closed = feedback('Closed', 'star_rating_aggregate', 'number', { filterable: false })
  expect(ids([stars, closed])).not.toContain('unrated')
  expect(ids([stars, feedback('Odd', 'unknown', 'date')])).not.toContain('unrated')
  // A column of the ratings themselves, next to the column that sums them up.
  const ratings = column({ id: 'annotations/q', category: 'feedback', filterable: false })
  expect(tree('unrated', [stars, ratings])).toEqual(tree('unrated', [stars]))
})

test('disagreement needs likes, never averages or lists', () => {
  expect(ids([stars, score, topics, notes])).not.toContain('disagreement')
  expect(tree('disagreement', [likes])).toMatchObject({ and: [{}, {}] })
  const other = feedback('Kind', 'thumb_rating_aggregate')
  expect(tree('disagreement', [likes, other])).toMatchObject({ or: [{ and: [{}, {}] }, {}] })
})

test('low correctness is below a half; without it, the first score with a known low range is used', () => {
  expect(tree('low_score', [correctness])).toEqual({
    and: [{ filter: { type: 'number', column_id: 'metrics/0b9d', operator: 'lt', value: 0.5 } }],
  })
  const scored = (id: string, inverted: boolean) =>
    column({
      id,
      label: id,
      category: 'metric',
      filter_type: 'number',
      threshold: { inverted, buckets: [0.3, 0.7], display_value_levels: ['low', 'medium', 'high'] },
    })
  const tokens = column({ id: 'metrics/tokens', category: 'metric', filter_type: 'number' })
  expect(ids([tokens, scored('Toxicity', true)])).not.toContain('low_score')
  const [low] = offered([tokens, scored('Toxicity', true), scored('Adherence', false)])
  expect(low).toMatchObject({ name: 'Low Adherence', description: 'Adherence is less than 0.3.' })
})

test('the last days move with the present, and an old queue offers its own, both from midnight', () => {
  const since = (value: string) => ({
    and: [{ filter: { type: 'date', column_id: 'created_at', operator: 'gte', value } }],
  })
  expect(tree('last_days', [created])).toEqual(since('now/d-7d[Europe/Berlin]'))
  expect(ids([created], { newest: '2026-03-08T00:00:00Z' })).toEqual(['last_days'])
  expect(ids([created], { newest: 'soon' })).toEqual(['last_days'])
  const old = { newest: '2026-01-08T00:00:00.000005Z' }
  expect(ids([created], old)).toEqual(['last_days', 'last_days_of_queue'])
  expect(tree('last_days_of_queue', [created], old)).toEqual(since('2025-12-31T23:00:00Z'))
})
