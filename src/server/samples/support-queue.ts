import { instantText } from './json-lines.ts'
import { randomFor, type Random } from './random.ts'
import { writeDialogue, type Dialogue } from './support-dialogue.ts'
import { supportRatings } from './support-ratings.ts'

export const supportRecords = 4812

const project_id = '8f0a2c4e-1b3d-4f5a-8c7e-9d0b1a2c3e4f'
const run_id = 'a4c6e8f0-2b4d-4e6f-8a9c-0b1d2e3f4a5b'
const days = 21
const dayMs = 86_400_000
const firstDay = Date.UTC(2026, 1, 22)

/** More questions come by day and on weekdays. */
function time(random: Random): { readonly day: number; readonly at: number } {
  let day = random.below(days)
  const isWeekend = day % 7 === 0 || day % 7 === 6
  if (isWeekend && random.chance(0.6)) day = random.below(days)
  const hour = 13 + (random.next() + random.next() + random.next() - 1.5) * 8.5
  const at = Math.min(23.99, Math.max(0, random.chance(0.05) ? random.next() * 24 : hour))
  return { day, at: firstDay + day * dayMs + Math.floor(at * 3_600_000) }
}

const kinds = ['trace', 'session', 'workflow', 'llm', 'agent', 'tool'] as const
type Kind = (typeof kinds)[number]

function drawKind(random: Random): Kind {
  const drawn = random.next()
  const upTo = [0.9, 0.94, 0.96, 0.98, 0.99, 1].findIndex((share) => drawn < share)
  return kinds[upTo] ?? 'trace'
}

function texts(kind: Kind, { question, answer, redacted, order }: Dialogue): object {
  const shape = (said: Pick<Dialogue, 'question' | 'answer'>, number: string) => {
    if (kind === 'tool')
      return { input: `{"order":"${number}"}`, output: `{"order":"${number}","state":"sent"}` }
    if (kind !== 'llm') return { input: said.question, output: said.answer }
    return {
      input: [
        { role: 'system', content: 'You answer customers of a mail-order shop.' },
        { role: 'user', content: said.question },
      ],
      output: { role: 'assistant', content: said.answer ?? '' },
    }
  }
  const logged = shape({ question, answer }, order)
  if (redacted === null) return logged
  const { input, output } = shape(redacted, '[order]')
  return { ...logged, redacted_input: input, redacted_output: output }
}

function ofKind(random: Random, kind: Kind): object {
  if (kind === 'agent') return { agent_type: random.pick(['router', 'react', 'default']) }
  if (kind === 'tool') return { tool_call_id: `call_${random.below(1e9).toString(36)}` }
  if (kind !== 'llm') return {}
  return {
    model: random.pick(['gpt-5', 'gpt-5-mini', 'claude-5']),
    temperature: random.pick([0, 0.2, 0.7]),
    finish_reason: random.pick(['stop', 'stop', 'stop', 'length']),
    tools: [{ type: 'function', function: { name: 'look_up_order' } }],
  }
}

function measure(random: Random, { question, answer, quality }: Dialogue): object {
  const input = 40 + Math.ceil(question.length / 4)
  const output = Math.ceil((answer?.length ?? 0) / 4)
  // Bad answers often took longer.
  const seconds = 0.3 + output * 0.012 + (1 - quality) * 3 * random.next()
  const isOutlier = random.chance(0.02)
  return {
    duration_ns: random.chance(0.02) ? null : Math.round(seconds * (isOutlier ? 15e9 : 1e9)),
    num_input_tokens: input,
    num_output_tokens: output,
    num_total_tokens: input + output,
  }
}

type Place = { readonly at: number; readonly session_id: string; readonly parent_id: string }

function child(random: Random, kind: Kind, name: string, dialogue: Dialogue, place: Place): object {
  const id = random.uuid()
  return {
    type: kind,
    id,
    name,
    created_at: instantText(place.at + random.between(1, 900), random.below(1000)),
    project_id,
    run_id,
    session_id: place.session_id,
    parent_id: place.parent_id,
    ...(kind === 'trace'
      ? { trace_id: id }
      : { trace_id: place.parent_id, step_number: kind === 'tool' ? 1 : 2 }),
    ...texts(kind, dialogue),
    ...ofKind(random, kind),
    tags: [],
    user_metadata: {},
    metrics: measure(random, dialogue),
  }
}

function children(random: Random, kind: Kind, dialogue: Dialogue, place: Place): object {
  if (kind === 'session') {
    const turns = Array.from({ length: random.between(0, 2) }, () => writeDialogue(random))
    const traces = [dialogue, ...turns].map((turn) => child(random, 'trace', 'turn', turn, place))
    return { num_traces: traces.length, traces }
  }
  const hasSteps = kind === 'trace' && random.chance(0.15)
  const spans = hasSteps
    ? [
        child(random, 'tool', 'look_up_order', dialogue, place),
        child(random, 'llm', 'answer', dialogue, place),
      ]
    : []
  return {
    has_children: hasSteps,
    ...(kind === 'trace' ? { num_spans: spans.length } : {}),
    ...(hasSteps ? { spans } : {}),
  }
}

const directlyIn = (trace_id: string, step_number: number) => ({
  trace_id,
  parent_id: trace_id,
  step_number,
})

const tagShares = [
  ['prod', 0.7],
  ['beta', 0.25],
  ['eu', 0.4],
  ['vip', 0.08],
  ['handed over', 0.06],
  ['A/B: long', 0.05],
] as const

/** The same index always gives the same record. */
export function supportRecord(index: number): object {
  const random = randomFor('support', index)
  const { day, at } = time(random)
  const kind = drawKind(random)
  const dialogue = writeDialogue(random)
  const { answer, topic, tag, locale, order, quality, redacted } = dialogue
  const [id, session_id] = [random.uuid(), random.uuid()]
  const isSpan = kind !== 'session' && kind !== 'trace'
  const hasFailed = answer === null
  const tags = tagShares.filter(([, share]) => random.chance(share)).map(([name]) => name)
  return {
    type: kind,
    id,
    session_id: kind === 'session' ? id : session_id,
    project_id,
    run_id,
    ...(kind === 'trace' ? { trace_id: id } : {}),
    ...(isSpan ? directlyIn(random.uuid(), random.below(4)) : {}),
    name: kind === 'session' ? 'conversation' : `answer ${topic}`,
    created_at: instantText(at, random.below(1000)),
    updated_at: random.chance(0.1)
      ? null
      : instantText(at + random.between(60_000, dayMs), random.below(1000)),
    ...texts(kind, dialogue),
    ...ofKind(random, kind),
    tags: random.chance(0.85) ? [...tags, tag] : tags,
    user_metadata: {
      env: random.chance(0.82) ? 'prod' : 'staging',
      locale,
      channel: random.pick(['chat', 'chat', 'mail', 'phone']),
      ...(random.chance(0.7) ? { customer_tier: random.pick(['free', 'plus', 'business']) } : {}),
      // Redacted customers have no order id either.
      ...(random.chance(0.9) && redacted === null ? { 'order id': order } : {}),
    },
    metrics: measure(random, dialogue),
    ...(kind === 'session'
      ? {}
      : { status_code: hasFailed ? random.pick([500, 503, 504]) : 200, is_complete: !hasFailed }),
    ...(random.chance(0.3) ? { external_id: `case-${100_000 + index}` } : {}),
    ...(hasFailed ? { error_message: 'The model did not answer in time.' } : {}),
    annotations: supportRatings(random, day, quality, tag),
    ...children(random, kind, dialogue, {
      at,
      session_id: kind === 'session' ? id : session_id,
      parent_id: id,
    }),
  }
}
