import { instantText } from './json-lines.ts'
import { randomFor, type Random } from './random.ts'
import { annotator, owner } from './sample-members.ts'
import { docsFolder, scorers } from './docs-folder.ts'

export const docsRecords = 6000

const subjects = [
  'single sign-on',
  'webhooks',
  'rate limits',
  'exports',
  'audit log',
  'API keys',
  'data residency',
  'billing groups',
  'alerts',
  'SDK',
]
const askings = [
  'How do I set up {s}?',
  'What is the limit for {s} on the free plan?',
  'Does {s} work with self-hosted installations?',
  'Why does {s} return 403 for an editor?',
  'Wie richte ich {s} ein?',
  'Où trouver {s} dans les réglages ?',
  '{s} の設定方法を教えてください。',
]
const answers = [
  'Open Settings, choose {s} and follow the three steps there. Changes apply within a minute.',
  'The free plan has 1,000 calls an hour for {s}; the answer is in "Plans", section 4.',
  'Yes. {s} needs version 4.2 or newer, and the console has to reach the API host.',
  'The documents do not say. Please ask support.',
  'Ja: unter Einstellungen, „{s}“. Änderungen gelten sofort.',
]
const statuses = [
  'not_computed',
  'pending',
  'computing',
  'not_applicable',
  'failed',
  'error',
] as const
const answerTypes = ['complete/direct', 'complete/with steps', 'partial', 'refusal', 'wrong']
const say = (text: string, s: string) => text.replaceAll('{s}', s)

function info(random: Random, alias: string, value: unknown, rollUp: boolean): object {
  if (random.chance(0.14)) {
    const status_type = random.pick(statuses)
    const isBroken = status_type === 'failed' || status_type === 'error'
    return {
      status_type,
      metric_key_alias: alias,
      ...(isBroken ? { message: 'The judge did not answer.' } : {}),
    }
  }
  return { status_type: rollUp ? 'roll_up' : 'success', metric_key_alias: alias, value }
}

const round = (value: number) => Math.round(value * 1e6) / 1e6

function metricInfo(random: Random, quality: number): object {
  return {
    [scorers.correctness]: info(
      random,
      'correctness',
      round(Math.min(1, quality * 0.8 + random.next() * 0.3)),
      false,
    ),
    [scorers.adherence]: info(
      random,
      'context_adherence',
      round(Math.min(1, quality * 0.6 + random.next() * 0.4)),
      false,
    ),
    [scorers.relevance]: info(random, 'chunk_relevance', round(random.next()), true),
    [scorers.tone]: info(
      random,
      'tone',
      random.pick(['neutral', 'friendly', 'formal', 'impatient']),
      false,
    ),
    [scorers.toxic]: info(random, 'toxicity', random.chance(0.02), false),
    [scorers.labels]: info(
      random,
      'labels',
      ['how-to', 'limits', 'security', 'billing'].filter(() => random.chance(0.35)),
      false,
    ),
  }
}

const types = [
  'session',
  'trace',
  'trace',
  'trace',
  'agent',
  'workflow',
  'llm',
  'llm',
  'tool',
  'retriever',
  'control',
] as const
type Type = (typeof types)[number]

const document = (random: Random, subject: string) => ({
  content: `${subject}: ${say(random.pick(answers), subject)}`,
  metadata: {
    source: `docs/${subject.replaceAll(' ', '-')}.md`,
    page: 1 + random.below(40),
    score: round(random.next()),
  },
})

/** What a step of this type received and gave. */
function texts(random: Random, type: Type, subject: string): object {
  const question = say(random.pick(askings), subject)
  const answer = say(random.pick(answers), subject)
  if (type === 'llm') {
    return {
      input: [
        { role: 'system', content: 'Answer from the documents only.' },
        { role: 'user', content: question },
      ],
      output: { role: 'assistant', content: answer },
    }
  }
  if (type === 'retriever') {
    return {
      input: question,
      output: Array.from({ length: 1 + random.below(4) }, () => document(random, subject)),
    }
  }
  return { input: question, output: answer }
}

function ofType(random: Random, type: Type): object {
  switch (type) {
    case 'agent':
      return { agent_type: random.pick(['planner', 'router', 'react', 'supervisor', 'default']) }
    case 'llm':
      return {
        model: random.pick(['gpt-5', 'gpt-5-mini', 'claude-5', 'llama-4']),
        temperature: random.pick([0, 0.2, 0.7, 1]),
        finish_reason: random.pick(['stop', 'stop', 'stop', 'length', 'content_filter']),
        tools: random.chance(0.3) ? [{ name: 'search_docs', args: { q: 'string' } }] : null,
      }
    case 'tool':
      return { tool_call_id: `call_${random.below(1e6)}` }
    case 'control':
      return {
        control_id: random.below(40),
        agent_name: 'docs-agent',
        evaluator_name: random.pick(['pii', 'prompt-injection', 'toxicity']),
        selector_path: random.pick(['input', 'output']),
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

function child(random: Random, type: 'llm' | 'retriever', subject: string, at: number): object {
  return {
    type,
    id: random.uuid(),
    name: type === 'llm' ? 'answer' : 'search',
    created_at: instantText(at + random.below(900), random.below(1000)),
    ...texts(random, type, subject),
    ...ofType(random, type),
    user_metadata: {},
    tags: [],
    metrics: { duration_ns: random.below(2_000_000_000) },
    metric_info: metricInfo(random, random.next()),
    annotations: {},
  }
}

function children(random: Random, type: Type, subject: string, at: number): object {
  const spans = () => [child(random, 'retriever', subject, at), child(random, 'llm', subject, at)]
  if (type === 'trace' || type === 'agent' || type === 'workflow')
    return random.chance(0.7) ? { spans: spans() } : {}
  if (type !== 'session') return {}
  const traces = Array.from({ length: 1 + random.below(3) }, () => ({
    type: 'trace',
    id: random.uuid(),
    name: 'turn',
    created_at: instantText(at + random.below(60_000), random.below(1000)),
    ...texts(random, 'trace', subject),
    user_metadata: {},
    tags: [],
    metrics: {},
    metric_info: metricInfo(random, random.next()),
    annotations: {},
    spans: spans(),
  }))
  return { traces, num_traces: traces.length }
}

const firstDay = Date.UTC(2026, 0, 29)
const span = 40 * 86_400_000

/** A record of the documentation queue; the same for the same index. */
export function docsRecord(index: number): object {
  const random = randomFor('docs', index)
  const type = random.pick(types)
  const subject = random.pick(subjects)
  const at = firstDay + Math.floor(Math.sqrt(random.next()) * span)
  const quality = random.next()
  const isSpan = type !== 'session' && type !== 'trace'
  const isRated = random.chance(0.35)
  const raters = isRated ? [owner, annotator] : random.chance(0.3) ? [annotator] : []
  const [grounded, answerType] = docsFolder.templates
  return {
    type,
    id: random.uuid(),
    name: type === 'session' ? 'docs chat' : `${type} ${subject}`,
    created_at: instantText(at, random.below(1000)),
    ...texts(random, type, subject),
    ...(type === 'session'
      ? {}
      : {
          session_id: random.uuid(),
          project_id: random.uuid(),
          run_id: random.uuid(),
          updated_at: instantText(at + random.below(9e6), 0),
        }),
    ...(isSpan
      ? {
          trace_id: random.uuid(),
          parent_id: random.chance(0.8) ? random.uuid() : null,
          step_number: random.below(12),
        }
      : {}),
    ...ofType(random, type),
    tags: ['docs', 'prod', 'beta', 'eval'].filter(() => random.chance(0.4)),
    user_metadata: {
      version: random.pick(['4.1', '4.2', '5.0-rc1']),
      ...(random.chance(0.5) ? { plan: random.pick(['free', 'team', 'enterprise']) } : {}),
    },
    ...(type === 'session'
      ? {}
      : {
          status_code: random.chance(0.94) ? 200 : random.pick([429, 500, 503]),
          is_complete: random.chance(0.97),
          has_children: !isSpan,
        }),
    ...(random.chance(0.4)
      ? {
          dataset_input: say(askings[0] ?? '', subject),
          dataset_output: say(answers[0] ?? '', subject),
        }
      : {}),
    metrics: {
      duration_ns: random.below(8_000_000_000),
      ...(type === 'llm'
        ? {
            num_input_tokens: 200 + random.below(3000),
            num_output_tokens: 20 + random.below(500),
            num_total_tokens: 220 + random.below(3500),
            time_to_first_token_ns: random.below(900_000_000),
          }
        : {}),
    },
    metric_info: metricInfo(random, quality),
    annotations:
      raters.length === 0
        ? {}
        : {
            [grounded?.id ?? '']: Object.fromEntries(
              raters.map(({ user_id }) => [
                user_id,
                {
                  annotation_type: 'like_dislike',
                  value: random.chance(quality),
                  explanation: null,
                },
              ]),
            ),
            [answerType?.id ?? '']: Object.fromEntries(
              raters.map(({ user_id }) => [
                user_id,
                {
                  annotation_type: 'tree_choice',
                  value: random.pick(answerTypes),
                  explanation: null,
                },
              ]),
            ),
          },
    ...children(random, type, subject, at),
  }
}
