import { correctness, largeRaters, largeTemplates, project, run } from './large-folder.ts'
import { sentence, sentencePool, tagWords } from './large-texts-sql.ts'
import { sqlDraws, textLiteral, type SqlDraws } from './sql-draws.ts'

/**
 * A DuckDB statement that writes `records` lines of JSON, about 1,170 bytes each. Values depend only on
 * the seed and the record's number, so a larger queue begins like a smaller one.
 */
export function largeRecordsSql(records: number, seed: number, path: string): string {
  const draw = sqlDraws(seed)
  const members = { ...whatAndWhen(draw), ...texts(draw, seed), ...numbers(draw), ...judged(draw) }
  const columns = Object.entries(members).map(([name, expression]) => `${expression} AS ${name}`)
  return (
    `COPY (WITH ${sentencePool(seed)} SELECT ${columns.join(', ')} ` +
    `FROM range(${records}) AS records(i), sentence_pool) ` +
    `TO ${textLiteral(path)} (FORMAT json)`
  )
}

const isLlm = "type = 'llm'"
const microsOfQueue = 90 * 86_400 * 1_000_000

const instant = (micros: string) =>
  `strftime(TIMESTAMP '2026-01-01' + to_microseconds(${micros}), '%Y-%m-%dT%H:%M:%S.%fZ')`

const whatAndWhen = ({ below, pick, once, uuid }: SqlDraws) => ({
  type: pick(['trace', 'trace', 'trace', 'trace', 'llm', 'tool'].map(textLiteral), 'type'),
  id: uuid('id'),
  session_id: uuid('session'),
  // Spans lie directly in their trace.
  trace_id: `CASE WHEN type = 'trace' THEN id ELSE ${uuid('trace')} END`,
  parent_id: `CASE WHEN type <> 'trace' THEN trace_id END`,
  project_id: textLiteral(project),
  run_id: textLiteral(run),
  name: `'run ' || ${below(97, 'name')}`,
  created_at: instant(below(microsOfQueue, 'created')),
  updated_at: `CASE WHEN NOT ${once(8, 'untouched')} THEN ${instant(`${below(microsOfQueue, 'created')} + ${below(3_600_000_000, 'updated')}`)} END`,
  step_number: `CASE WHEN type <> 'trace' THEN ${below(30, 'step')} END`,
})

const asked = (text: string) =>
  `CASE WHEN ${isLlm} THEN to_json([{role: 'system', content: 'Answer shortly.'}, {role: 'user', content: ${text}}]) ELSE to_json(${text}) END`

function texts({ below, pick, once }: SqlDraws, seed: number) {
  const some = (what: string, most: number) =>
    Array.from({ length: most }, (_, index) => {
      const one = sentence(`${what} ${index}`, seed)
      return index === 0
        ? one
        : `CASE WHEN ${below(most, `${what} length`)} >= ${index} THEN ${one} END`
    }).join(', ')
  const answer =
    `CASE WHEN ${once(400, 'long')} THEN repeat(${sentence('output 0', seed)} || chr(10), 60) ` +
    `WHEN ${once(100, 'empty')} THEN '' ELSE concat_ws(' ', ${some('output', 3)}) END`
  return {
    input: asked(`concat_ws(' ', ${some('input', 2)})`),
    output:
      `CASE WHEN ${isLlm} THEN to_json({role: 'assistant', content: ${answer}}) ` +
      `WHEN ${once(36, 'no output')} THEN NULL ELSE to_json(${answer}) END`,
    redacted_input: `CASE WHEN ${once(5, 'redacted')} THEN ${asked(`'[redacted] ' || ${sentence('input 1', seed)}`)} END`,
    tags: `[${pick(tagWords.slice(0, 7).map(textLiteral), 'tag')}, ${pick(tagWords.slice(0, 11).map(textLiteral), 'other tag')}][1:${below(3, 'tags')}]`,
    user_metadata: `{env: CASE WHEN ${once(3, 'env')} THEN 'prod' ELSE 'dev' END, build: 'b' || ${below(50, 'build')}}`,
  }
}

const numbers = ({ below, pick, once }: SqlDraws) => ({
  status_code: pick(['200', '200', '200', '200', '200', '200', '429', '500'], 'status'),
  is_complete: `NOT ${once(10, 'incomplete')}`,
  temperature: `CASE WHEN ${isLlm} THEN ${pick(['0', '0.3', '0.7', '1'], 'temperature')} END`,
  metrics: `{duration_ns: ${below(2 ** 31, 'duration')}, num_total_tokens: ${below(4000, 'tokens')}, cost: ${below(1_000_000, 'cost')} / 1e6}`,
})

function judged({ below, once }: SqlDraws) {
  const waits = once(6, 'waits')
  const rating = (type: string, value: string, what: string) =>
    `{annotation_type: '${type}', value: to_json(${value}), ` +
    `explanation: CASE WHEN ${once(6, `${what} why`)} THEN 'As "agreed", and short.' END}`
  const ratings = (type: string, valueOf: (what: string) => string) => {
    const all = largeRaters.map(({ user_id }) => {
      const what = `${type} ${user_id}`
      return `${textLiteral(user_id)}: ${rating(type, valueOf(what), what)}`
    })
    // One in four rated records has a rating of the first person only.
    return `CASE WHEN ${once(4, 'rated by one')} THEN MAP {${all[0]}} ELSE MAP {${all.join(', ')}} END`
  }
  const star = ratings('star', (what) => `1 + ${below(5, what)}`)
  const like = ratings('like_dislike', (what) => `NOT ${once(4, what)}`)
  const { quality, helpful } = largeTemplates
  return {
    metric_info:
      `{'${correctness}': {status_type: CASE WHEN ${waits} THEN 'pending' ELSE 'success' END, ` +
      `value: CASE WHEN NOT ${waits} THEN ${below(1_000_000, 'correctness')} / 1e6 END}}`,
    annotations: `CASE WHEN ${once(4, 'rated')} THEN MAP {'${quality}': ${star}, '${helpful}': ${like}} ELSE MAP {} END`,
  }
}
