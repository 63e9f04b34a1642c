import { expect, test } from 'vitest'
import type { Filter } from '#domain/contract/contract.ts'
import { clickhouse } from './clickhouse-dialect.ts'
import { compileFilter } from './compile-filter.ts'
import type { Dialect } from './dialect.ts'
import { duckdb } from './duckdb-dialect.ts'
import type { SqlColumn, SqlContext, Storage } from './sql-column.ts'
import { sqlQuery } from './sql-query.ts'

/** The exact SQL of a leaf in both dialects; the stores' tests check what it selects. */

const column = (id: string, storage: Storage): SqlColumn => ({
  id,
  alias: null,
  name: id,
  storage,
  nullable: true,
  redacted_name: id === 'input' ? 'redacted_input' : null,
  cells: 'any',
  computed: 'all',
})
const columns = [
  column('name', 'text'),
  column('input', 'text'),
  column('parent_id', 'id'),
  column('count', 'integer'),
  column('share', 'double'),
  column('made', 'timestamp'),
  column('done', 'boolean'),
  column('tags', 'list'),
]
const contextIn = (dialect: Dialect): SqlContext => ({
  dialect,
  column: (id) => columns.find((one) => one.id === id) ?? column(id, 'text'),
  unredacted: false,
  all_ratings: true,
  own_ratings_of: null,
  has_templates: true,
  has_own_lines: false,
  line_forms: { line_redacted: 'some', line_computed: 'some', line_redacted_computed: 'some' },
  required_users: ['ann'],
})
const compiled = (dialect: Dialect, filter: Filter) =>
  sqlQuery(dialect, (bind) => compileFilter({ filter }, contextIn(dialect), bind))

const text = { type: 'text', column_id: 'name', case_sensitive: true } as const
const tags = { type: 'collection', column_id: 'tags', case_sensitive: true } as const
const lowered = (value: string) => `lowerUTF8(replaceAll(replaceAll(${value}, 'Σ', 'σ'), 'İ', 'i'))`
const lengthy = 'x'.repeat(5000)
const many = Array.from({ length: 65 }, (_, index) => `v${index}`)

const leaves: readonly (readonly [string, Filter, inDuckdb: string, inClickhouse: string])[] = [
  [
    'a text',
    { ...text, operator: 'eq', value: 'a' },
    '(name = $1::VARCHAR)',
    '(name = {p1:String})',
  ],
  [
    'a text in any case',
    { ...text, operator: 'ne', value: 'A', case_sensitive: false },
    '(NOT coalesce(lower(name) = lower($1::VARCHAR), false))',
    "(NOT coalesce(lowerUTF8(replaceAll(replaceAll(name, 'Σ', 'σ'), 'İ', 'i')) = " +
      "lowerUTF8(replaceAll(replaceAll({p1:String}, 'Σ', 'σ'), 'İ', 'i')), false))",
  ],
  [
    'a few texts',
    { ...text, operator: 'one_of', value: ['a', 'b'] },
    '(list_contains($1::VARCHAR[], name))',
    '(has({p1:Array(String)}, name))',
  ],
  [
    'many texts',
    { ...text, operator: 'one_of', value: many },
    '(name IN (SELECT unnest FROM unnest($1::VARCHAR[]) AS given(unnest)))',
    '(name IN (SELECT arrayJoin({p1:Array(String)})))',
  ],
  [
    'a part of a redacted text',
    { ...text, column_id: 'input', operator: 'contains', value: ['a', 'b'] },
    '((contains(coalesce("redacted_input", "input"), $1::VARCHAR) OR ' +
      'contains(coalesce("redacted_input", "input"), $2::VARCHAR)))',
    '((position(coalesce("redacted_input", "input"), {p1:String}) > 0 OR ' +
      'position(coalesce("redacted_input", "input"), {p2:String}) > 0))',
  ],
  [
    'one of many parts',
    { ...text, operator: 'contains', value: many },
    '(name IS NOT NULL AND len(list_filter($1::VARCHAR[], lambda v: contains(name, v))) > 0)',
    "((name IS NOT NULL AND (multiSearchAny(ifNull(name, ''), {p1:Array(String)}))))",
  ],
  [
    'an id',
    { type: 'id', column_id: 'parent_id', operator: 'eq', value: 'X' },
    '(parent_id = $1::VARCHAR)',
    '(parent_id = {p1:String})',
  ],
  [
    'a whole number',
    { type: 'number', column_id: 'count', operator: 'gt', value: 5 },
    '(count > $1::BIGINT)',
    '(count > {p1:Int64})',
  ],
  [
    'a part of a number beside whole ones',
    { type: 'number', column_id: 'count', operator: 'between', value: [0.5, 1e300] },
    '((count::DOUBLE >= $1::DOUBLE AND count::DOUBLE <= $2::DOUBLE))',
    '((toFloat64(count) >= {p1:Float64} AND toFloat64(count) <= {p2:Float64}))',
  ],
  [
    'a number',
    { type: 'number', column_id: 'share', operator: 'ne', value: 5 },
    '(NOT coalesce(share = $1::DOUBLE, false))',
    '(NOT coalesce(share = {p1:Float64}, false))',
  ],
  [
    'an instant',
    { type: 'date', column_id: 'made', operator: 'lte', value: '2026-03-01T00:00:00Z' },
    '(made <= make_timestamp($1::BIGINT))',
    '(made <= {p1:Int64})',
  ],
  [
    'a truth',
    { type: 'boolean', column_id: 'done', operator: 'eq', value: true },
    '(done = $1::BOOLEAN)',
    '(done = {p1:Bool})',
  ],
  [
    'any of some members',
    { ...tags, operator: 'one_of', value: ['a', 'b'] },
    '((list_contains(tags, $1::VARCHAR) OR list_contains(tags, $2::VARCHAR)))',
    '((has(tags, {p1:String}) OR has(tags, {p2:String})))',
  ],
  [
    'any of more members',
    { ...tags, operator: 'one_of', value: many.slice(0, 5) },
    '(list_has_any(tags, $1::VARCHAR[]))',
    '(hasAny(tags, {p1:Array(String)}))',
  ],
  [
    'a member in any case',
    { ...tags, operator: 'contains', value: 'A b', case_sensitive: false },
    '(CASE WHEN contains(lower(tags_text), $2::VARCHAR) THEN ' +
      'list_has_any(list_transform(tags, lambda v: lower(v)), ' +
      'list_transform($1::VARCHAR[], lambda v: lower(v))) ELSE false END)',
    `(hasAny(arrayMap(v -> ${lowered('v')}, tags), arrayMap(v -> ${lowered('v')}, {p1:Array(String)})))`,
  ],
  [
    'a member that JSON may write in other words',
    { ...tags, operator: 'contains', value: ['a', 'É'], case_sensitive: false },
    '(list_has_any(list_transform(tags, lambda v: lower(v)), ' +
      'list_transform($1::VARCHAR[], lambda v: lower(v))))',
    `(hasAny(arrayMap(v -> ${lowered('v')}, tags), arrayMap(v -> ${lowered('v')}, {p1:Array(String)})))`,
  ],
  [
    'any of many members',
    { ...tags, operator: 'not_in', value: many },
    '(NOT coalesce(EXISTS (SELECT 1 FROM unnest(tags) AS own(v) ' +
      'WHERE own.v IN (SELECT given.v FROM unnest($1::VARCHAR[]) AS given(v))), false))',
    '(NOT coalesce(arrayExists(v -> v IN (SELECT arrayJoin({p1:Array(String)})), tags), false))',
  ],
  [
    'a set',
    { ...tags, operator: 'eq', value: 'a' },
    '((list_has_all(tags, $1::VARCHAR[]) AND list_has_all($1::VARCHAR[], tags)))',
    '((hasAll(tags, {p1:Array(String)}) AND hasAll({p1:Array(String)}, tags)))',
  ],
  [
    'a set of many members',
    { ...tags, operator: 'eq', value: many },
    '(list_sort(list_distinct(tags)) = ' +
      '(SELECT list_sort(list(DISTINCT v)) FROM unnest($1::VARCHAR[]) AS given(v)))',
    '(arraySort(arrayDistinct(tags)) = arraySort(arrayDistinct({p1:Array(String)})))',
  ],
  [
    'a long text, which is looked for as many are',
    { ...text, operator: 'contains', value: lengthy, case_sensitive: false },
    '(lower(name) IS NOT NULL AND len(list_filter(list_transform($1::VARCHAR[], lambda v: lower(v)), ' +
      'lambda v: contains(lower(name), v))) > 0)',
    `((${lowered('name')} IS NOT NULL AND (multiSearchAny(ifNull(${lowered('name')}, ''), ` +
      `arrayMap(v -> ${lowered('v')}, {p1:Array(String)})))))`,
  ],
  [
    'fully annotated',
    { type: 'fully_annotated', column_id: 'fully_annotated', user_ids: null },
    '(list_contains(annotated_by, $1::VARCHAR))',
    '(has(annotated_by, {p1:String}))',
  ],
]

const quoted = new RegExp(`"(${columns.map(({ id }) => id).join('|')}|tags_text)"`, 'g')
/** Removes the quotes of names, so that the lines above are readable. */
const read = (sql: string) =>
  sql.includes('redacted') ? sql : sql.replaceAll(quoted, (_, name: string) => name)

test.each(leaves)('%s', (_, filter, inDuckdb, inClickhouse) => {
  const [ours, theirs] = [compiled(duckdb, filter), compiled(clickhouse, filter)]
  expect(read(ours.sql)).toBe(inDuckdb)
  expect(read(theirs.sql)).toBe(inClickhouse)
  // Only DuckDB puts a cheaper condition first; its values are bound last.
  expect(ours.parameters.slice(0, theirs.parameters.length)).toEqual(theirs.parameters)
})

test('a value never enters the SQL, and a name only in quotes', () => {
  const evil = `'); DROP TABLE records; --"{p1:String}\\`
  for (const dialect of [duckdb, clickhouse]) {
    for (const value of [evil, [evil, 'x'], Array.from({ length: 65 }, () => evil)]) {
      const { sql, parameters } = compiled(dialect, { ...text, operator: 'one_of', value })
      expect(sql).not.toContain('DROP')
      expect(parameters.flat()).toContain(evil)
    }
  }
  const named = { ...text, column_id: 'a"b', operator: 'eq', value: 'x' } as const
  expect(compiled(clickhouse, named).sql).toBe('("a""b" = {p1:String})')
})

test('a text too long for a parameter of ClickHouse is joined from several', () => {
  const long = `${'é'.repeat(39_999)}😀${'x'.repeat(40_001)}`
  const one = compiled(clickhouse, { ...text, operator: 'eq', value: long })
  expect(one.sql).toBe('("name" = concat({p1:String}, {p2:String}, {p3:String}))')
  expect(one.parameters.join('')).toBe(long)
  for (const part of one.parameters) expect(String(part).isWellFormed()).toBe(true)

  const ids = Array.from({ length: 3000 }, (_, index) => `${index}`.padStart(36, '0'))
  const list = compiled(clickhouse, { ...tags, operator: 'one_of', value: [...ids, long, 'last'] })
  expect(list.sql).toContain(
    'arrayConcat({p1:Array(String)}, {p2:Array(String)}, {p3:Array(String)}, ' +
      '[concat({p4:String}, {p5:String}, {p6:String})], {p7:Array(String)})',
  )
  const [a, b, c, d, e, f, g] = list.parameters
  expect([a, b, c, [[d, e, f].join('')], g].flat()).toEqual([...ids, long, 'last'])
  for (const part of list.parameters) {
    expect(new TextEncoder().encode([part].flat().join('","')).length).toBeLessThan(131_072)
  }
})
