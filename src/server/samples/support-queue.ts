import type { QueueFolder } from '#domain/queue-folder.ts'
import { instantText } from './json-lines.ts'
import { randomFor, type Random } from './random.ts'
import { annotator, editor, lena, owner, viewer, yuki } from './sample-members.ts'
import { cities, grievances, inventedPeople, items, noteTexts, topics } from './support-texts.ts'

export const supportRecords = 4812

const template = (number: number, name: string, constraints: object, explanation: boolean) => ({
  id: `6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e00${number}`,
  name,
  position: number,
  include_explanation: explanation,
  criteria: null,
  created_at: '2026-02-20T09:00:00Z',
  created_by: owner.user_id,
  usage_count: 0,
  constraints,
})

const failures = ['none', 'wrong facts', 'off topic', 'wrong language', 'rude']
const topicTags = ['billing', 'delivery', 'account', 'promotion', 'escalate']

const templates = [
  template(1, 'Quality', { annotation_type: 'star' }, false),
  template(2, 'Helpful', { annotation_type: 'like_dislike' }, true),
  template(3, 'Failure', { annotation_type: 'choice', choices: failures, allow_other: true }, true),
  template(4, 'Topics', { annotation_type: 'tags', tags: topicTags, allow_other: true }, false),
  template(5, 'Notes', { annotation_type: 'text' }, false),
  template(6, 'Score', { annotation_type: 'score', min: 0, max: 100 }, false),
] as QueueFolder['templates']

const raters = [owner, annotator, lena, yuki]

export const supportFolder: QueueFolder = {
  queue: {
    id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d01',
    name: 'Support answers, week 12',
    description: 'Answers of the support assistant, rated by four people.',
    created_at: '2026-02-20T09:00:00Z',
    updated_at: '2026-03-15T17:30:00Z',
  },
  users: [...raters, editor, viewer],
  templates,
  metrics: [],
}

const firstDay = Date.UTC(2026, 1, 22)
const days = 21
const dayMs = 86_400_000

/** More is asked by day and on weekdays. */
function time(random: Random): { day: number; at: number } {
  let day = random.below(days)
  if (day % 7 < 1 && random.chance(0.6)) day = random.below(days)
  const hour = Math.min(
    23.99,
    Math.max(0, 13 + (random.next() + random.next() + random.next() - 1.5) * 9),
  )
  return { day, at: firstDay + day * dayMs + Math.floor(hour * 3_600_000) }
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** How good the answer is (0…1) decides most of what people say of it; they do not quite agree. */
function rate(random: Random, quality: number, answerTopic: string): Record<string, unknown> {
  const seen = Math.min(1, Math.max(0, quality + (random.next() - 0.5) * 0.5))
  const explanation = random.chance(0.15) ? random.pick(noteTexts) : null
  const failure = seen > 0.45 ? 'none' : random.pick(failures.slice(1))
  return {
    star: {
      annotation_type: 'star',
      value: 1 + Math.min(4, Math.floor(seen * 5)),
      explanation: null,
    },
    like_dislike: { annotation_type: 'like_dislike', value: seen > 0.5, explanation },
    choice: {
      annotation_type: 'choice',
      value: random.chance(0.03) ? 'asks for a password' : failure,
      explanation: null,
    },
    tags: {
      annotation_type: 'tags',
      value: seen < 0.3 ? [answerTopic, 'escalate'] : [answerTopic],
      explanation: null,
    },
    text: { annotation_type: 'text', value: random.pick(noteTexts), explanation: null },
    score: { annotation_type: 'score', value: Math.round(seen * 100), explanation: null },
  }
}

function annotate(random: Random, day: number, quality: number, topic: string) {
  const annotations: Record<string, Record<string, unknown>> = {}
  // The first two weeks are as good as done; of the last days much is still open.
  const isDone = random.chance(day < 14 ? 0.82 : 0.82 - (day - 13) * 0.095)
  for (const rater of raters) {
    if (!isDone && random.chance(0.55)) continue
    const given = rate(random, quality, topic)
    for (const { id, constraints } of templates) {
      if (!isDone && random.chance(0.35)) continue
      const rating = given[constraints.annotation_type]
      if (rating) (annotations[id] ??= {})[rater.user_id] = rating
    }
  }
  return annotations
}

/** A record of the support queue; the same for the same index. */
export function supportRecord(index: number): object {
  const random = randomFor('support', index)
  const { day, at } = time(random)
  const topic = random.pick(topics)
  const values = {
    order: String(40_000 + random.below(9_999)),
    city: random.pick(cities),
    item: random.pick(items),
  }
  const isLong = random.chance(0.04)
  const mail = isLong
    ? `\n\n${Array.from({ length: 8 + random.below(90) }, () => random.pick(grievances)).join(' ')}`
    : ''
  const isPersonal = random.chance(0.22)
  const person = isPersonal ? random.pick(inventedPeople) : ''
  const question = `${fill(random.pick(topic.questions), values)}${person && `\n${person}`}${mail}`
  const quality = random.next()
  const answer = random.chance(0.03)
    ? null
    : `${fill(random.pick(topic.answers), values)}${random.chance(0.01) ? '\u2028PS: thank you' : ''}`
  const isSession = random.chance(0.05)
  const tags = ['prod', 'beta', 'eu', 'vip', topic.tag].filter((_, at4) =>
    random.chance([0.7, 0.25, 0.4, 0.08, 0.9][at4] ?? 0),
  )
  const id = random.uuid()
  const trace = {
    type: isSession ? 'session' : 'trace',
    id,
    ...(isSession ? {} : { session_id: random.uuid(), project_id: project, run_id: run }),
    name: isSession ? 'conversation' : `answer ${topic.name}`,
    created_at: instantText(at, random.below(1000)),
    updated_at: instantText(at + 60_000 + random.below(dayMs), random.below(1000)),
    input: question,
    output: answer,
    ...(isPersonal
      ? { redacted_input: question.replace(person, '[customer]'), redacted_output: answer }
      : {}),
    tags,
    user_metadata: {
      env: random.chance(0.8) ? 'prod' : 'staging',
      locale: topic.locale,
      channel: random.pick(['chat', 'mail', 'phone']),
      ...(random.chance(0.7) ? { customer_tier: random.pick(['free', 'plus', 'business']) } : {}),
      'order id': values.order,
    },
    metrics: {
      duration_ns: random.chance(0.02) ? null : 200_000_000 + random.below(4_000_000_000),
      num_input_tokens: 20 + Math.floor(question.length / 4),
      num_output_tokens: answer ? Math.ceil(answer.length / 4) : 0,
    },
    ...(isSession
      ? { num_traces: 1 }
      : { status_code: answer === null ? 500 : 200, is_complete: true, has_children: false }),
    ...(random.chance(0.3) ? { external_id: `case-${100_000 + index}` } : {}),
    ...(answer === null ? { error_message: 'The model did not answer in time.' } : {}),
    annotations: annotate(random, day, answer === null ? 0.1 : quality, topic.tag),
  }
  return trace
}

const project = '8f0a2c4e-1b3d-4f5a-8c7e-9d0b1a2c3e4f'
const run = 'a4c6e8f0-2b4d-4e6f-8a9c-0b1d2e3f4a5b'
