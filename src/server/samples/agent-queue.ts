import type { QueueFolder } from '#domain/queue-folder.ts'
import { instantText } from './json-lines.ts'
import { randomFor, type Random } from './random.ts'
import { annotator, editor, owner } from './sample-members.ts'

export const agentRecords = 50_000

const passId = '6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e021'

export const agentFolder: QueueFolder = {
  queue: {
    id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d03',
    name: 'Agent runs, nightly',
    description: 'Every step of the nightly regression runs.',
    created_at: '2025-12-01T00:00:00Z',
    updated_at: '2026-03-14T04:10:00Z',
  },
  users: [owner, annotator, editor],
  templates: [
    {
      id: passId,
      name: 'Pass',
      position: 1,
      include_explanation: true,
      criteria: null,
      created_at: '2025-12-01T00:00:00Z',
      created_by: owner.user_id,
      usage_count: 0,
      constraints: { annotation_type: 'like_dislike' },
    },
  ],
  metrics: [],
}

const tasks = [
  'Book a train from {a} to {b} and stay below the budget.',
  'Compare the three cheapest offers for {a} and write a summary in two sentences.',
  'Find out why build {n} fails on {b} and open a ticket.',
  'Translate the release notes of {n} for {a}.',
  'Check that the invoice {n} matches the order, line by line.',
  'Plan the on-call rota of {b} for the next month.',
]
const places = ['Utrecht', 'Gdańsk', 'Bilbao', 'Tromsø', 'Nagoya', 'Quito', 'Bergen', 'Brno']
const steps = [
  'Searched the catalogue and kept the five results that match every constraint of the task.',
  'The first tool answered with an empty list, so the second source was asked with wider dates.',
  'Compared prices including fees; the difference between the two best offers is 3.40.',
  'Wrote the draft, checked it against the policy, and removed one sentence that promised too much.',
  'Two values do not match: line 4 says 12 pieces, the order says 10. Asked for a correction.',
  'Opened the ticket with the failing test, the commit, and the last lines of its log.',
  'Waited for the confirmation; it arrived after 41 seconds and names the same reference.',
  'The page had changed its layout; the table was found by its heading instead.',
]
const failures = [
  'Tool timed out after 30 s',
  'Budget exceeded',
  'No result for the query',
  'Answer was cut off',
  'Permission denied: calendar',
]
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

const firstNight = Date.UTC(2025, 11, 1, 1)
const nights = 104
const dayMs = 86_400_000

const task = (random: Random) =>
  random
    .pick(tasks)
    .replace('{a}', random.pick(places))
    .replace('{b}', random.pick(places))
    .replace('{n}', `2.${random.below(40)}.${random.below(10)}`)

const log = (random: Random, lines: number) =>
  Array.from({ length: lines }, (_, line) => `${line + 1}. ${random.pick(steps)}`).join('\n')

function ofType(random: Random, type: (typeof types)[number]): object {
  if (type === 'agent')
    return { agent_type: random.pick(['planner', 'judge', 'react', 'reflection', 'supervisor']) }
  if (type === 'tool') return { tool_call_id: `call_${random.below(1e9).toString(36)}` }
  if (type === 'llm')
    return {
      model: random.pick(['gpt-5', 'claude-5', 'mistral-4']),
      temperature: random.pick([0, 0.3, 1]),
      finish_reason: random.pick(['stop', 'tool_calls', 'length']),
    }
  if (type === 'control')
    return {
      control_id: random.below(20),
      agent_name: 'nightly',
      evaluator_name: 'budget',
      selector_path: 'output',
      check_stage: random.pick(['pre', 'post']),
      applies_to: 'tool_call',
    }
  return {}
}

/** A record of the agents' queue; the same for the same index, whatever the queue's size. */
export function agentRecord(index: number): object {
  const random = randomFor('agent', index)
  const type = random.pick(types)
  const at = firstNight + random.below(nights) * dayMs + random.below(3 * 3_600_000)
  const hasFailed = random.chance(0.07)
  const isSpan = type !== 'trace'
  const rater = random.chance(0.08) ? [owner, annotator] : random.chance(0.03) ? [annotator] : []
  return {
    type,
    id: random.uuid(),
    name: `${type === 'trace' ? 'run' : type} ${random.below(60)}`,
    created_at: instantText(at, random.below(1000)),
    updated_at: instantText(at + random.below(600_000), random.below(1000)),
    session_id: random.uuid(),
    project_id: 'b7d9f1a3-5c7e-4a9b-8d1f-3e5a7c9b1d2f',
    run_id: 'c8e0a2b4-6d8f-4b0c-9e2a-4f6b8d0c2e3a',
    ...(isSpan
      ? { trace_id: random.uuid(), parent_id: random.uuid(), step_number: random.below(30) }
      : {}),
    ...ofType(random, type),
    input: task(random),
    output: hasFailed ? null : log(random, 4 + random.below(8)),
    tags: ['nightly', 'regression', 'slow', 'flaky'].filter((_, place) =>
      random.chance([1, 0.5, 0.15, 0.1][place] ?? 0),
    ),
    user_metadata: {
      env: random.pick(['ci', 'staging', 'prod']),
      region: random.pick(['eu-1', 'us-2', 'ap-3']),
      build: `n${2000 + Math.floor(index / 500)}`,
    },
    status_code: hasFailed ? random.pick([408, 500, 503]) : 200,
    is_complete: !hasFailed,
    has_children: type === 'trace' || type === 'agent',
    ...(hasFailed ? { error_message: random.pick(failures) } : {}),
    metrics: {
      duration_ns: 1_000_000 + random.below(2 ** 31),
      ...(type === 'llm'
        ? { num_input_tokens: random.below(6000), num_output_tokens: random.below(900) }
        : {}),
    },
    annotations:
      rater.length === 0
        ? {}
        : {
            [passId]: Object.fromEntries(
              rater.map(({ user_id }) => [
                user_id,
                {
                  annotation_type: 'like_dislike',
                  value: !hasFailed && random.chance(0.8),
                  explanation: null,
                },
              ]),
            ),
          },
  }
}
