import { expect, test } from 'vitest'
import { csvOf, inBoth } from './exact-sql.test-support.ts'
import { sampleBytesQuery, selectionFactsQuery, timelineQuery } from './selection-facts-sql.ts'
import * as patterns from './spreadsheet-patterns.ts'

const buckets = { first: 1_000n, last: 1_999n, count: 10 }

/** The same SQL with the name of each pattern for its text. */
const withPatternNames = (sql: string): string =>
  Object.entries(patterns).reduce(
    (text, [name, pattern]) =>
      text.replaceAll(`'${pattern}'`, name).replaceAll(`'^(?:${pattern})\\\\z'`, name),
    sql,
  )

test('the timeline of a queue, and the facts of a selection in one scan', () => {
  expect(inBoth((context) => timelineQuery('records_1', buckets, context))).toMatchInlineSnapshot(`
    "SELECT ((epoch_us("created_at") - $1::BIGINT) * 10) // $2::BIGINT AS bucket,
    count(*)
    FROM "records_1"
    GROUP BY bucket
    -- 1000n 1000n

    SELECT intDiv((("created_at" - {p1:Int64}) * 10), {p2:Int64}) AS bucket,
    count(*)
    FROM "records_1"
    GROUP BY bucket
    -- 1000n 1000n"
  `)
  const few = csvOf('input', 'status_code', 'tags', 'fully_annotated')
  const facts = inBoth((context) => selectionFactsQuery(few, buckets, context))
  expect(withPatternNames(facts)).toMatchInlineSnapshot(`
    "SELECT ((epoch_us("created_at") - $2::BIGINT) * 10) // $3::BIGINT AS bucket,
    CASE
    WHEN metrics_ready THEN 1
    ELSE 0 END AS ready,
    count(*),
    count(*) FILTER (WHERE (list_contains(annotated_by, $1::VARCHAR))), 0,
    count(coalesce("redacted_input", "input")),
    count(CASE
    WHEN strlen(coalesce("redacted_input", "input")) > 32767
    AND length(coalesce("redacted_input", "input")) > 32767 THEN 1 END),
    count(CASE
    WHEN coalesce("redacted_input", "input") < 'A'
    AND left(coalesce("redacted_input", "input"), 1) IN ('=', '+', '-', '@', chr(9), chr(13))
    AND NOT regexp_full_match(coalesce("redacted_input", "input"), '[-+]?[0-9.,]*%?') THEN 1 END),
    count(CASE
    WHEN strlen(coalesce("redacted_input", "input")) > length(coalesce("redacted_input", "input")) THEN 1 END),
    count(CASE
    WHEN strlen(coalesce("redacted_input", "input")) >= 16
    AND coalesce("redacted_input", "input") < afterNumbers
    AND strlen(coalesce("redacted_input", "input")) <= 40
    AND regexp_full_match(coalesce("redacted_input", "input"), numberText)
    AND regexp_full_match(coalesce("redacted_input", "input"), manyDigits) THEN 1 END),
    count(CASE
    WHEN ((coalesce("redacted_input", "input") < afterNumbers
    AND strlen(coalesce("redacted_input", "input")) <= 40
    AND regexp_full_match(coalesce("redacted_input", "input"), numberOrDate)) OR (coalesce("redacted_input", "input") >= afterNumbers
    AND strlen(coalesce("redacted_input", "input")) <= 16
    AND regexp_full_match(coalesce("redacted_input", "input"), wordOrDate)))
    AND NOT regexp_full_match(coalesce("redacted_input", "input"), keptNumber)
    AND NOT (strlen(coalesce("redacted_input", "input")) >= 16
    AND coalesce("redacted_input", "input") < afterNumbers
    AND strlen(coalesce("redacted_input", "input")) <= 40
    AND regexp_full_match(coalesce("redacted_input", "input"), numberText)
    AND regexp_full_match(coalesce("redacted_input", "input"), manyDigits)) THEN 1 END),
    count("status_code"), 0, 0, 0,
    count(CASE
    WHEN "status_code" NOT BETWEEN -1000000000000000
    AND 1000000000000000
    AND strlen(concat("status_code", '')) >= 16
    AND concat("status_code", '') < afterNumbers
    AND strlen(concat("status_code", '')) <= 40
    AND regexp_full_match(concat("status_code", ''), numberText)
    AND regexp_full_match(concat("status_code", ''), manyDigits) THEN 1 END), 0,
    count(CASE
    WHEN len("tags") > 0 THEN 1 END), 0, 0,
    count(CASE
    WHEN strlen("tags_text") > length("tags_text") THEN 1 END), 0, 0,
    count(*), 0, 0, 0, 0, 0
    FROM "records_1"
    WHERE ("status_code" >= $4::BIGINT)
    GROUP BY bucket, ready
    -- "ann" 1000n 1000n 500n

    SELECT intDiv((("created_at" - {p2:Int64}) * 10), {p3:Int64}) AS bucket,
    CASE
    WHEN metrics_ready THEN 1
    ELSE 0 END AS ready,
    count(*),
    count(*) FILTER (WHERE (has(annotated_by, {p1:String}))), 0,
    count(coalesce("redacted_input", "input")),
    count(CASE
    WHEN length(coalesce("redacted_input", "input")) > 32767
    AND lengthUTF8(coalesce("redacted_input", "input")) > 32767 THEN 1 END),
    count(CASE
    WHEN coalesce("redacted_input", "input") < 'A'
    AND left(coalesce("redacted_input", "input"), 1) IN ('=', '+', '-', '@', char(9), char(13))
    AND NOT match(coalesce("redacted_input", "input"), '^(?:[-+]?[0-9.,]*%?)\\\\z') THEN 1 END),
    count(CASE
    WHEN length(coalesce("redacted_input", "input")) > lengthUTF8(coalesce("redacted_input", "input")) THEN 1 END),
    count(CASE
    WHEN length(coalesce("redacted_input", "input")) >= 16
    AND coalesce("redacted_input", "input") < afterNumbers
    AND length(coalesce("redacted_input", "input")) <= 40
    AND match(coalesce("redacted_input", "input"), numberText)
    AND match(coalesce("redacted_input", "input"), manyDigits) THEN 1 END),
    count(CASE
    WHEN ((coalesce("redacted_input", "input") < afterNumbers
    AND length(coalesce("redacted_input", "input")) <= 40
    AND match(coalesce("redacted_input", "input"), numberOrDate)) OR (coalesce("redacted_input", "input") >= afterNumbers
    AND length(coalesce("redacted_input", "input")) <= 16
    AND match(coalesce("redacted_input", "input"), wordOrDate)))
    AND NOT match(coalesce("redacted_input", "input"), keptNumber)
    AND NOT (length(coalesce("redacted_input", "input")) >= 16
    AND coalesce("redacted_input", "input") < afterNumbers
    AND length(coalesce("redacted_input", "input")) <= 40
    AND match(coalesce("redacted_input", "input"), numberText)
    AND match(coalesce("redacted_input", "input"), manyDigits)) THEN 1 END),
    count("status_code"), 0, 0, 0,
    count(CASE
    WHEN "status_code" NOT BETWEEN -1000000000000000
    AND 1000000000000000
    AND length(concat(ifNull(toString("status_code"), ''), ifNull('', ''))) >= 16
    AND concat(ifNull(toString("status_code"), ''), ifNull('', '')) < afterNumbers
    AND length(concat(ifNull(toString("status_code"), ''), ifNull('', ''))) <= 40
    AND match(concat(ifNull(toString("status_code"), ''), ifNull('', '')), numberText)
    AND match(concat(ifNull(toString("status_code"), ''), ifNull('', '')), manyDigits) THEN 1 END), 0,
    count(CASE
    WHEN length("tags") > 0 THEN 1 END), 0, 0,
    count(CASE
    WHEN length("tags_text") > lengthUTF8("tags_text") THEN 1 END), 0, 0,
    count(*), 0, 0, 0, 0, 0
    FROM "records_1"
    WHERE ("status_code" >= {p4:Int64})
    GROUP BY bucket, ready
    -- "ann" 1000n 1000n 500n"
  `)
})

test('the bytes of a sample evaluate the selector once', () => {
  const ranges = [
    { from: 0, to: 10 },
    { from: 500, to: 510 },
  ]
  expect(inBoth((context) => sampleBytesQuery(csvOf('id'), ranges, context)))
    .toMatchInlineSnapshot(`
      "WITH picked AS MATERIALIZED (SELECT position
      FROM "records_1"
      WHERE ("status_code" >= $1::BIGINT)) SELECT coalesce(sum(bytes), 0),
      count(*)
      FROM (SELECT strlen(concat("id", chr(13), chr(10))) AS bytes
      FROM "records_1"
      WHERE position >= 0
      AND position < 10
      AND position IN (SELECT position
      FROM picked
      WHERE position >= 0
      AND position < 10)
      UNION ALL SELECT strlen(concat("id", chr(13), chr(10))) AS bytes
      FROM "records_1"
      WHERE position >= 500
      AND position < 510
      AND position IN (SELECT position
      FROM picked
      WHERE position >= 500
      AND position < 510))
      -- 500n

      WITH picked AS MATERIALIZED (SELECT position
      FROM "records_1"
      WHERE ("status_code" >= {p1:Int64})) SELECT coalesce(sum(bytes), 0),
      count(*)
      FROM (SELECT length(concat(ifNull("id", ''), ifNull(char(13), ''), ifNull(char(10), ''))) AS bytes
      FROM "records_1"
      WHERE position >= 0
      AND position < 10
      AND position IN (SELECT position
      FROM picked
      WHERE position >= 0
      AND position < 10)
      UNION ALL SELECT length(concat(ifNull("id", ''), ifNull(char(13), ''), ifNull(char(10), ''))) AS bytes
      FROM "records_1"
      WHERE position >= 500
      AND position < 510
      AND position IN (SELECT position
      FROM picked
      WHERE position >= 500
      AND position < 510))
      -- 500n"
    `)
})
