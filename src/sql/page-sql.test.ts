import { expect, test } from 'vitest'
import { columnOf, inBoth, tree } from './exact-sql.test-support.ts'
import { cellBytesQuery, cellsQuery, placesQuery, type PageShape } from './page-sql.ts'

const page: PageShape = {
  table: 'records_1',
  filter_tree: tree,
  columns: [columnOf('created_at'), columnOf('input'), columnOf('tags'), null],
  redact: true,
  computed_metrics_only: false,
  sort: { column: columnOf('metrics/cost'), ascending: false },
  offset: 50,
  limit: 25,
}

test('a page: its places, its cells, and the bytes of its cells', () => {
  expect(inBoth((context) => placesQuery(page, context))).toMatchInlineSnapshot(`
    "SELECT position, "id", line_bytes
    FROM "records_1"
    WHERE ("status_code" >= $1::BIGINT)
    ORDER BY "m1" DESC NULLS LAST, "m1_rest" DESC, position LIMIT $2::BIGINT OFFSET $3::BIGINT
    -- 500n 25n 50n

    SELECT position, "id", line_bytes
    FROM "records_1"
    WHERE ("status_code" >= {p1:Int64})
    ORDER BY "m1" DESC NULLS LAST, "m1_rest" DESC, position LIMIT {p2:Int64} OFFSET {p3:Int64}
    -- 500n 25n 50n"
  `)
  expect(inBoth((context) => cellsQuery(page, [7, 3], context))).toMatchInlineSnapshot(`
    "SELECT "created_at_text", coalesce("redacted_input", "input"), "tags", (list_contains(annotated_by, $1::VARCHAR)), position
    FROM "records_1"
    WHERE position BETWEEN 3
    AND 7
    AND position IN (7, 3)
    -- "ann"

    SELECT "created_at_text", coalesce("redacted_input", "input"), "tags", (has(annotated_by, {p1:String})), position
    FROM "records_1"
    WHERE position BETWEEN 3
    AND 7
    AND position IN (7, 3)
    -- "ann""
  `)
  expect(inBoth((context) => cellBytesQuery(page, [7, 3], context))).toMatchInlineSnapshot(`
    "SELECT position, coalesce(strlen(coalesce("redacted_input", "input")), 0) + strlen("tags_text")
    FROM "records_1"
    WHERE position BETWEEN 3
    AND 7
    AND position IN (7, 3)
    -- 

    SELECT position, coalesce(length(coalesce("redacted_input", "input")), 0) + length("tags_text")
    FROM "records_1"
    WHERE position BETWEEN 3
    AND 7
    AND position IN (7, 3)
    -- "
  `)
})

test('a page in the order of the file, without a filter, with computed metrics only', () => {
  const plain = { ...page, filter_tree: null, sort: null, computed_metrics_only: true }
  const columns = [columnOf('metrics/cost'), columnOf('tags')]
  expect(inBoth((context) => placesQuery(plain, context))).toMatchInlineSnapshot(`
    "SELECT position, "id", line_bytes
    FROM "records_1"
    WHERE true
    AND metrics_ready
    ORDER BY position LIMIT $1::BIGINT OFFSET $2::BIGINT
    -- 25n 50n

    SELECT position, "id", line_bytes
    FROM "records_1"
    WHERE true
    AND metrics_ready
    ORDER BY position LIMIT {p1:Int64} OFFSET {p2:Int64}
    -- 25n 50n"
  `)
  expect(inBoth((context) => cellsQuery({ ...plain, columns }, [3], context)))
    .toMatchInlineSnapshot(`
    "SELECT CASE
    WHEN NOT (list_contains(uncomputed, 'm1')) THEN "m1_text" END, "tags", position
    FROM "records_1"
    WHERE position BETWEEN 3
    AND 3
    AND position IN (3)
    -- 

    SELECT CASE
    WHEN NOT (has(uncomputed, 'm1')) THEN "m1_text" END, "tags", position
    FROM "records_1"
    WHERE position BETWEEN 3
    AND 3
    AND position IN (3)
    -- "
  `)
})
