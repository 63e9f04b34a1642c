import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useMemoryDuckdb } from './memory-duckdb.test-support.ts'
import { wholeLines, type LineParts } from '#server/records/record-lines.ts'
import { linePartNames, linePartValues, stagedLines } from './staged-lines.ts'

const connection = useMemoryDuckdb()

const text = fc.constantFrom('', 'a', 'é', ',"b":1')
const other = fc.option(text)
const parts: fc.Arbitrary<LineParts> = fc.record({
  head: text,
  first: fc.record({ plain: text, redacted: other, computed: other, both: other }),
  between: text,
  second: fc.record({ plain: text, redacted: other, computed: other }),
  tail: text,
})

test('DuckDB joins the parts of a line like wholeLines', async () => {
  const columns = linePartNames.map((name, index) => `$${index + 1}::VARCHAR AS ${name}`)
  const lines = stagedLines.map(([, sql]) => sql)
  const sql = `SELECT ${lines.join(', ')} FROM (SELECT ${columns.join(', ')})`
  await fc.assert(
    fc.asyncProperty(parts, async (drawn) => {
      const { plain, redacted, computed, both } = wholeLines(drawn)
      const result = await connection().run(sql, [...linePartValues(drawn)])
      expect(await result.getRows()).toEqual([[plain, redacted, computed, both]])
    }),
    { numRuns: 200 },
  )
})
