import { expect, test } from 'vitest'
import { csvOf, inBoth, shape, shown, slice } from './exact-sql.test-support.ts'
import { largeRecordsQuery, positionsQuery, sliceQuery, type ExportShape } from './export-sql.ts'

test('a slice of a redacted jsonl ends with a marker row', () => {
  expect(inBoth((context) => sliceQuery(shape, context, slice, null))).toMatchInlineSnapshot(`
    "SELECT *, row_number() OVER ()
    FROM (SELECT coalesce(line_redacted, line) || (line_ratings || CASE
    WHEN (list_contains(annotated_by, $1::VARCHAR)) THEN ',"fully_annotated":true}' || chr(10)
    ELSE ',"fully_annotated":false}' || chr(10) END), position
    FROM "records_1"
    WHERE position >= $2::BIGINT
    AND position < $3::BIGINT
    AND ("status_code" >= $4::BIGINT)
    UNION ALL SELECT '', -1)
    -- "ann" 0n 4096n 500n

    SELECT *, row_number() OVER ()
    FROM (SELECT coalesce(line_redacted, line) || (line_ratings || CASE
    WHEN (has(annotated_by, {p1:String})) THEN ',"fully_annotated":true}' || char(10)
    ELSE ',"fully_annotated":false}' || char(10) END), position
    FROM "records_1"
    WHERE position >= {p2:Int64}
    AND position < {p3:Int64}
    AND ("status_code" >= {p4:Int64})
    UNION ALL SELECT '', -1)
    -- "ann" 0n 4096n 500n"
  `)
})

test('a slice of an unredacted jsonl with computed metrics only, for a person who sees own ratings', () => {
  const computed = { ...shape, redact: false, computed_metrics_only: true }
  const own = { all_ratings: false, own_ratings_of: 'bob', has_own_lines: true }
  expect(inBoth((context) => sliceQuery(computed, context, slice, null), own))
    .toMatchInlineSnapshot(`
    "SELECT *, row_number() OVER ()
    FROM (SELECT coalesce(own_texts[list_position(own_names, 'bob line_computed')], own_texts[list_position(own_names, 'bob line')], own_texts[list_position(own_names, ' line_computed')], own_texts[list_position(own_names, ' line')], line_computed) || (coalesce(own_texts[list_position(own_names, 'bob')], own_texts[list_position(own_names, '')], '') || CASE
    WHEN (list_contains(annotated_by, $1::VARCHAR)) THEN ',"fully_annotated":true}' || chr(10)
    ELSE ',"fully_annotated":false}' || chr(10) END), position
    FROM "records_1"
    WHERE position >= $2::BIGINT
    AND position < $3::BIGINT
    AND ("status_code" >= $4::BIGINT)
    AND metrics_ready
    UNION ALL SELECT '', -1)
    -- "ann" 0n 4096n 500n

    SELECT *, row_number() OVER ()
    FROM (SELECT coalesce(if(has(own_names, 'bob line_computed'), own_texts[indexOf(own_names, 'bob line_computed')], NULL), if(has(own_names, 'bob line'), own_texts[indexOf(own_names, 'bob line')], NULL), if(has(own_names, ' line_computed'), own_texts[indexOf(own_names, ' line_computed')], NULL), if(has(own_names, ' line'), own_texts[indexOf(own_names, ' line')], NULL), line_computed) || (coalesce(if(has(own_names, 'bob'), own_texts[indexOf(own_names, 'bob')], NULL), if(has(own_names, ''), own_texts[indexOf(own_names, '')], NULL), '') || CASE
    WHEN (has(annotated_by, {p1:String})) THEN ',"fully_annotated":true}' || char(10)
    ELSE ',"fully_annotated":false}' || char(10) END), position
    FROM "records_1"
    WHERE position >= {p2:Int64}
    AND position < {p3:Int64}
    AND ("status_code" >= {p4:Int64})
    AND metrics_ready
    UNION ALL SELECT '', -1)
    -- "ann" 0n 4096n 500n"
  `)
})

test('a slice of a csv of every kind of cell', () => {
  const every = csvOf(
    'id',
    'trace_id',
    'created_at',
    'input',
    'status_code',
    'metrics/cost',
    'tags',
  )
  const all = { ...every, columns: [...every.columns, null], computed_metrics_only: true }
  expect(inBoth((context) => sliceQuery(all, context, slice, null))).toMatchInlineSnapshot(`
    "SELECT *, row_number() OVER ()
    FROM (SELECT concat("id", ',,', "created_at_text", ',',
    CASE
    WHEN coalesce("redacted_input", "input") = '' THEN '""'
    WHEN contains(coalesce("redacted_input", "input"), '"') THEN concat('"', replace(coalesce("redacted_input", "input"), '"', '""'), '"')
    WHEN contains(coalesce("redacted_input", "input"), ',') OR contains(coalesce("redacted_input", "input"), '"') OR contains(coalesce("redacted_input", "input"), chr(10)) OR contains(coalesce("redacted_input", "input"), chr(13)) THEN concat('"', coalesce("redacted_input", "input"), '"')
    ELSE coalesce("redacted_input", "input") END, ',', "status_code", ',',
    CASE
    WHEN NOT (list_contains(uncomputed, 'm1')) THEN "m1_text" END, ',',
    CASE
    WHEN "tags_text" = '' THEN '""'
    WHEN contains("tags_text", '"') THEN concat('"', replace("tags_text", '"', '""'), '"')
    WHEN contains("tags_text", ',') OR contains("tags_text", '"') OR contains("tags_text", chr(10)) OR contains("tags_text", chr(13)) THEN concat('"', "tags_text", '"')
    ELSE "tags_text" END, ',',
    CASE
    WHEN (list_contains(annotated_by, $1::VARCHAR)) THEN 'true'
    ELSE 'false' END, chr(13), chr(10)), position
    FROM "records_1"
    WHERE position >= $2::BIGINT
    AND position < $3::BIGINT
    AND ("status_code" >= $4::BIGINT)
    AND metrics_ready
    UNION ALL SELECT '', -1)
    -- "ann" 0n 4096n 500n

    SELECT *, row_number() OVER ()
    FROM (SELECT concat(ifNull("id", ''), ifNull(',,', ''), ifNull("created_at_text", ''), ifNull(',', ''), ifNull(CASE
    WHEN coalesce("redacted_input", "input") = '' THEN '""'
    WHEN position(coalesce("redacted_input", "input"), '"') > 0 THEN concat(ifNull('"', ''), ifNull(replace(coalesce("redacted_input", "input"), '"', '""'), ''), ifNull('"', ''))
    WHEN multiSearchAny(coalesce("redacted_input", "input"), [',', '"', '\\n', '\\r']) THEN concat(ifNull('"', ''), ifNull(coalesce("redacted_input", "input"), ''), ifNull('"', ''))
    ELSE coalesce("redacted_input", "input") END, ''), ifNull(',', ''), ifNull(toString("status_code"), ''), ifNull(',', ''), ifNull(CASE
    WHEN NOT (has(uncomputed, 'm1')) THEN "m1_text" END, ''), ifNull(',', ''), ifNull(CASE
    WHEN "tags_text" = '' THEN '""'
    WHEN position("tags_text", '"') > 0 THEN concat(ifNull('"', ''), ifNull(replace("tags_text", '"', '""'), ''), ifNull('"', ''))
    WHEN multiSearchAny("tags_text", [',', '"', '\\n', '\\r']) THEN concat(ifNull('"', ''), ifNull("tags_text", ''), ifNull('"', ''))
    ELSE "tags_text" END, ''), ifNull(',', ''), ifNull(CASE
    WHEN (has(annotated_by, {p1:String})) THEN 'true'
    ELSE 'false' END, ''), ifNull(char(13), ''), ifNull(char(10), '')), position
    FROM "records_1"
    WHERE position >= {p2:Int64}
    AND position < {p3:Int64}
    AND ("status_code" >= {p4:Int64})
    AND metrics_ready
    UNION ALL SELECT '', -1)
    -- "ann" 0n 4096n 500n"
  `)
})

test('pasted ids are joined once, and slices read the positions that were found', () => {
  const ids: ExportShape = {
    ...csvOf('id'),
    selector: { type: 'record_ids', record_ids: ['a', 'b'] },
  }
  expect(inBoth((context) => positionsQuery(ids, context))).toMatchInlineSnapshot(`
    "SELECT position
    FROM "records_1"
    WHERE "id" IN (SELECT unnest
    FROM unnest($1::VARCHAR[]) AS given(unnest))
    -- ["a","b"]

    SELECT position
    FROM "records_1"
    WHERE "id" IN (SELECT arrayJoin({p1:Array(String)}))
    -- ["a","b"]"
  `)
  expect(inBoth((context) => sliceQuery(ids, context, slice, 'selected'))).toMatchInlineSnapshot(`
    "SELECT *, row_number() OVER ()
    FROM (SELECT concat("id", chr(13), chr(10)), position
    FROM "records_1"
    WHERE position >= $1::BIGINT
    AND position < $2::BIGINT
    AND position IN (SELECT position
    FROM "selected"
    WHERE position >= $1::BIGINT
    AND position < $2::BIGINT)
    UNION ALL SELECT '', -1)
    -- 0n 4096n

    SELECT *, row_number() OVER ()
    FROM (SELECT concat(ifNull("id", ''), ifNull(char(13), ''), ifNull(char(10), '')), position
    FROM "records_1"
    WHERE position >= {p1:Int64}
    AND position < {p2:Int64}
    AND position IN (SELECT position
    FROM "selected"
    WHERE position >= {p1:Int64}
    AND position < {p2:Int64})
    UNION ALL SELECT '', -1)
    -- 0n 4096n"
  `)
})

test('the large records of a table, in its order', () => {
  expect(shown(largeRecordsQuery('records_1', 1_000_000))).toMatchInlineSnapshot(`
    "SELECT position, line_bytes
    FROM "records_1"
    WHERE line_bytes > 1000000
    ORDER BY 1
    -- "
  `)
})
