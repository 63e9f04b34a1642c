import { checkRecord, type QueueRecord } from './check-record.ts'
import { depthOf } from './json-text.ts'
import type { LineBlock } from './line-blocks.ts'
import { LineError, readLines, type Line } from './read-lines.ts'
import { recordRow, type RecordRow, type RowContext } from './record-row.ts'
import { createSurvey, surveyRecord, type Survey } from './column-survey.ts'

export function* blockRecords(block: LineBlock): Generator<{ line: Line; record: QueueRecord }> {
  for (const line of readLines(block)) {
    const checked = checkRecord(parse(line))
    if ('reason' in checked) throw new LineError(line.number, checked.reason)
    yield { line, record: checked.record }
  }
}

function parse({ number, text }: Line): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LineError(number, `this is not valid JSON: ${reason}`, { cause })
  }
}

/** @throws LineError for the first line that is not a record. */
export function surveyBlock(block: LineBlock): Survey {
  const survey = createSurvey()
  for (const { line, record } of blockRecords(block)) surveyRecord(survey, record, line.bytes)
  return survey
}

/** The stack suffices for this depth in any record. */
const plainLevels = 500

/** @throws LineError if the record cannot be stored. */
export function rowOf(line: Line, record: QueueRecord, context: RowContext): RecordRow {
  try {
    return recordRow(line.number, line.text, record, context)
  } catch (cause) {
    // The stack is used up, because nested values are walked recursively.
    if (!(cause instanceof RangeError)) throw cause
    const levels = depthOf(line.text)
    if (levels <= plainLevels) throw cause
    const reason = `this is nested too deeply: ${levels.toLocaleString('en')} levels`
    throw new LineError(line.number, reason, { cause })
  }
}
