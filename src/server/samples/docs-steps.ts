import type { StepType } from '#domain/contract/columns.ts'
import { metricInfo } from './docs-metrics.ts'
import { findDocuments, writeTurn, type DocsTurn } from './docs-texts.ts'
import { instantText } from './json-lines.ts'
import type { Random } from './random.ts'

export const docsProject = '5e7c9a1b-3d5f-4a7c-9e1b-3d5f7a9c1e3b'
export const docsRun = '6f8d0b2c-4e6a-4b8d-8f2c-4e6a8b0d2f4c'

export function docsTexts(random: Random, type: StepType, turn: DocsTurn): object {
  const { question, answer, subject } = turn
  if (type === 'llm') {
    return {
      input: [
        { role: 'system', content: 'Answer from the documents only, and name the page.' },
        { role: 'user', content: question },
      ],
      output: { role: 'assistant', content: answer },
    }
  }
  if (type === 'retriever') return { input: question, output: findDocuments(random, subject) }
  if (type === 'tool') {
    const query = { q: subject.name, top: random.between(3, 10) }
    return {
      input: JSON.stringify(query),
      output: JSON.stringify({ pages: [subject.page], took_ms: random.below(900) }),
    }
  }
  if (type === 'control') {
    const isFine = random.chance(0.93)
    return { input: question, output: { action: isFine ? 'observe' : 'deny', matched: !isFine } }
  }
  return { input: question, output: answer }
}

export function docsTypeFields(random: Random, type: StepType): object {
  switch (type) {
    case 'agent':
      return {
        agent_type: random.pick(['planner', 'router', 'judge', 'react', 'classifier', 'default']),
      }
    case 'llm':
      return {
        model: random.pick(['gpt-5', 'gpt-5', 'gpt-5-mini', 'claude-5', 'llama-4']),
        temperature: random.pick([0, 0.2, 0.7, 1]),
        finish_reason: random.pick(['stop', 'stop', 'stop', 'length', 'content_filter']),
        tools: random.chance(0.4)
          ? [{ type: 'function', function: { name: 'search_docs', parameters: { q: 'string' } } }]
          : null,
      }
    case 'tool':
      return { tool_call_id: random.chance(0.9) ? `call_${random.below(1e9).toString(36)}` : null }
    case 'control':
      return {
        control_id: random.below(40),
        agent_name: random.pick(['docs-agent', 'docs-agent-beta']),
        evaluator_name: random.pick(['pii', 'prompt-injection', 'toxicity']),
        selector_path: random.pick(['input', 'output', 'output.content']),
        check_stage: random.pick(['pre', 'post']),
        applies_to: random.pick(['llm_call', 'tool_call']),
      }
    case 'session':
    case 'trace':
    case 'workflow':
    case 'retriever':
      return {}
    default:
      return type satisfies never
  }
}

export function docsMetrics(random: Random, type: StepType): object {
  const duration_ns = random.chance(0.02) ? null : 20_000_000 + random.below(8_000_000_000)
  if (type !== 'llm') return { duration_ns }
  const [num_input_tokens, num_output_tokens] = [random.between(200, 3200), random.between(8, 520)]
  return {
    duration_ns,
    num_input_tokens,
    num_output_tokens,
    num_total_tokens: num_input_tokens + num_output_tokens,
    ...(random.chance(0.8) ? { time_to_first_token_ns: random.below(900_000_000) } : {}),
  }
}

type Parent = {
  readonly id: string
  readonly at: number
  readonly session_id: string
  /** Null directly in a session. */
  readonly trace_id: string | null
  readonly isSettled: boolean
}

function step(random: Random, type: StepType, turn: DocsTurn, place: number, parent: Parent) {
  const id = random.uuid()
  const at = parent.at + 1 + place * 700 + random.below(600)
  const trace_id = type === 'trace' ? id : parent.trace_id
  return {
    type,
    id,
    name: type === 'trace' ? 'turn' : `${type} ${turn.subject.name}`,
    created_at: instantText(at, random.below(1000)),
    project_id: docsProject,
    run_id: docsRun,
    session_id: parent.session_id,
    parent_id: parent.id,
    trace_id,
    ...(type === 'trace' ? {} : { step_number: place }),
    ...docsTexts(random, type, turn),
    ...docsTypeFields(random, type),
    tags: [],
    user_metadata: {},
    metrics: docsMetrics(random, type),
    metric_info: metricInfo(random, type, turn, parent.isSettled),
    ...docsChildren(random, type, turn, { ...parent, id, at, trace_id }),
  }
}

const below = {
  trace: [['retriever', 'llm'], ['agent'], ['control', 'workflow']],
  agent: [
    ['tool', 'llm'],
    ['retriever', 'llm', 'control'],
  ],
  workflow: [['retriever', 'llm']],
  tool: [['llm']],
  retriever: [['tool']],
} as const satisfies Partial<Record<StepType, readonly (readonly StepType[])[]>>

const nestingShare = { trace: 0.7, agent: 0.8, workflow: 0.9, tool: 0.1, retriever: 0.06 } as const

type Children = {
  readonly num_traces?: number
  readonly traces?: readonly object[]
  readonly num_spans?: number
  readonly spans?: readonly object[]
}

/** `traces` of a session, `spans` of other types. */
export function docsChildren(
  random: Random,
  type: StepType,
  turn: DocsTurn,
  parent: Parent,
): Children {
  if (type === 'session') {
    const traces: readonly object[] = Array.from({ length: random.between(1, 4) }, (_, place) =>
      step(random, 'trace', place === 0 ? turn : writeTurn(random, turn.subject), place, parent),
    )
    return { num_traces: traces.length, traces }
  }
  if (type === 'llm' || type === 'control') return {}
  if (!random.chance(nestingShare[type])) return type === 'trace' ? { num_spans: 0 } : {}
  const types: readonly StepType[] = random.pick<readonly StepType[]>(below[type])
  const spans: readonly object[] = types.map((each, place) =>
    step(random, each, turn, place, parent),
  )
  return { ...(type === 'trace' ? { num_spans: spans.length } : {}), spans }
}
