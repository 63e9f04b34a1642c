import { passId } from './agent-folder.ts'
import { writeFailure, writeLog, writeTask, writeToolCall } from './agent-texts.ts'
import { instantText } from './json-lines.ts'
import { randomFor, type Random } from './random.ts'
import { annotator, owner } from './sample-members.ts'

export const agentRecords = 50_000

const types = [
  'trace',
  'trace',
  'agent',
  'workflow',
  'tool',
  'tool',
  'llm',
  'llm',
  'control',
] as const
type Type = (typeof types)[number]

const project_id = 'b7d9f1a3-5c7e-4a9b-8d1f-3e5a7c9b1d2f'
const run_id = 'c8e0a2b4-6d8f-4b0c-9e2a-4f6b8d0c2e3a'
const firstNight = Date.UTC(2025, 11, 1, 1)
const nights = 104
const dayMs = 86_400_000

function ofType(random: Random, type: Type, hasFailed: boolean): object {
  switch (type) {
    case 'trace':
    case 'workflow':
    case 'agent':
      return {
        name: `${type === 'trace' ? 'run' : type} ${random.below(60)}`,
        input: writeTask(random),
        output: hasFailed ? null : writeLog(random, random.between(5, 14)),
        ...(type === 'agent'
          ? { agent_type: random.pick(['planner', 'judge', 'react', 'reflection', 'supervisor']) }
          : {}),
      }
    case 'tool': {
      const { name, input, output } = writeToolCall(random)
      const tool_call_id = `call_${random.below(1e9).toString(36)}`
      return { name, input, output: hasFailed ? null : output, tool_call_id }
    }
    case 'llm':
      return {
        name: `llm ${random.below(60)}`,
        input: [
          { role: 'system', content: 'You plan the next step. Name one tool, and say why.' },
          { role: 'user', content: writeTask(random) },
          { role: 'assistant', content: writeLog(random, random.between(1, 6)) },
        ],
        output: {
          role: 'assistant',
          content: hasFailed ? '' : writeLog(random, random.between(1, 4)),
        },
        model: random.pick(['gpt-5', 'claude-5', 'mistral-4']),
        temperature: random.pick([0, 0.3, 1]),
        finish_reason: random.pick(['stop', 'tool_calls', 'length']),
      }
    case 'control':
      return {
        name: `control ${random.below(20)}`,
        input: writeLog(random, random.between(2, 6)),
        output: hasFailed
          ? null
          : random.pick([
              { action: 'observe', matched: false },
              { action: 'observe', matched: false },
              { action: 'steer', matched: true },
            ]),
        control_id: random.below(20),
        agent_name: 'nightly',
        evaluator_name: random.pick(['budget', 'pii', 'policy']),
        selector_path: random.pick(['input', 'output']),
        check_stage: random.pick(['pre', 'post']),
        applies_to: random.pick(['llm_call', 'tool_call']),
      }
    default:
      return type satisfies never
  }
}

const explanations = [
  'Wrong ticket.',
  'Would have paid twice.',
  'Fine, but slow.',
  'As a person would.',
]

function annotate(random: Random, hasFailed: boolean): object {
  const drawn = random.next()
  if (drawn > 0.095) return {}
  const raters = drawn < 0.08 ? [owner, annotator] : [annotator]
  const looksGood = !hasFailed && random.chance(0.85)
  const ratings = raters.map(({ user_id }) => [
    user_id,
    {
      annotation_type: 'like_dislike',
      value: random.chance(0.9) ? looksGood : !looksGood,
      explanation: random.chance(0.2) ? random.pick(explanations) : null,
    },
  ])
  return { [passId]: Object.fromEntries(ratings) }
}

function measure(random: Random, type: Type): object {
  const duration_ns = 1_000_000 + random.below(2 ** 31)
  if (type !== 'llm') return { duration_ns }
  const [num_input_tokens, num_output_tokens] = [random.below(6000), random.below(900)]
  const num_total_tokens = num_input_tokens + num_output_tokens
  return { duration_ns, num_input_tokens, num_output_tokens, num_total_tokens }
}

const tagShares = [
  ['nightly', 1],
  ['regression', 0.5],
  ['slow', 0.15],
  ['flaky', 0.1],
  ['canary', 0.02],
] as const

/** The same index always gives the same record. */
export function agentRecord(index: number): object {
  const random = randomFor('agent', index)
  const type = random.pick(types)
  const night = random.below(nights)
  const at = firstNight + night * dayMs + random.below(3 * 3_600_000)
  const hasFailed = random.chance(0.07)
  const id = random.uuid()
  return {
    type,
    id,
    created_at: instantText(at, random.below(1000)),
    updated_at: instantText(at + random.below(600_000), random.below(1000)),
    session_id: random.uuid(),
    project_id,
    run_id,
    ...(type === 'trace'
      ? { trace_id: id }
      : { trace_id: random.uuid(), parent_id: random.uuid(), step_number: random.below(30) }),
    ...ofType(random, type, hasFailed),
    tags: tagShares.filter(([, share]) => random.chance(share)).map(([tag]) => tag),
    user_metadata: {
      env: random.pick(['ci', 'staging', 'prod']),
      region: random.pick(['eu-1', 'us-2', 'ap-3']),
      build: `n${2000 + night}`,
    },
    ...(hasFailed ? writeFailure(random) : { status_code: 200 }),
    is_complete: !hasFailed,
    has_children: type === 'trace' || type === 'agent',
    metrics: measure(random, type),
    annotations: annotate(random, hasFailed),
  }
}
