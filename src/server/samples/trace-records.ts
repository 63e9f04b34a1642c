import { instantText } from './json-lines.ts'
import { correctness, largeRaters, largeTemplates } from './large-folder.ts'
import { tagWords } from './large-texts-sql.ts'
import { randomFor, type Random } from './random.ts'
import { messages, spans, spanTexts, type Around, type SpanType } from './trace-spans.ts'
import type { TraceTexts } from './trace-texts.ts'

const medianBytes = 4000
/** One in a hundred records is larger. */
const largeBytes = 200_000
const zOfLarge = 2.326
const spread = Math.log(largeBytes / medianBytes) / zOfLarge
/** One in `hugeAmong` has tens of megabytes, like a trace with a recording. */
const hugeAmong = 20_000
const [leastHuge, mostHuge] = [10_000_000, 40_000_000]

/** Log-normal. */
export function traceBytes(random: Random): number {
  if (random.below(hugeAmong) === 0) return random.between(leastHuge, mostHuge)
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return Math.round(medianBytes * Math.exp(spread * normal))
}

const firstDay = Date.UTC(2026, 0, 1)
const day = 86_400_000
/** Bytes besides the texts. */
const headBytes = 900

const types = [
  ...Array.from({ length: 10 }, () => 'trace' as const),
  'session',
  ...Array.from({ length: 4 }, () => 'llm' as const),
  'agent',
  'workflow',
  'tool',
  'tool',
  'retriever',
] as const

export function traceRecord(texts: TraceTexts, seed: number, index: number): object {
  const random = randomFor(`traces ${seed}`, index)
  const bytes = Math.max(200, traceBytes(random) - headBytes)
  const type = random.pick(types)
  const id = random.uuid()
  const at = firstDay + random.below(90 * day)
  const common = {
    session_id: random.uuid(),
    project_id: randomFor(`project ${seed}`).uuid(),
    run_id: randomFor(`run ${seed}`, random.below(20)).uuid(),
  }
  const trace_id = type === 'trace' ? id : random.uuid()
  const around = { ...common, trace_id, parent_id: id, at }
  return {
    type,
    id: type === 'session' ? common.session_id : id,
    ...common,
    ...(type === 'session' ? {} : { trace_id }),
    ...(type === 'session' || type === 'trace' ? {} : { parent_id: random.uuid() }),
    name: `${type} ${random.below(97)}`,
    created_at: instantText(at, random.below(1000)),
    ...(type === 'session'
      ? sessionTexts(random, texts, bytes, around)
      : type === 'trace'
        ? traceTexts(random, texts, bytes, around)
        : stepTexts(random, texts, bytes, around, type)),
    ...(random.chance(0.2) ? { redacted_input: `[redacted] ${texts.prose(random, 60)}` } : {}),
    tags: random.sample(tagWords, random.below(3)),
    user_metadata: { env: random.chance(0.3) ? 'prod' : 'dev', build: `b${random.below(50)}` },
    status_code: random.pick([200, 200, 200, 200, 200, 200, 429, 500]),
    is_complete: !random.chance(0.1),
    metrics: {
      duration_ns: random.below(2 ** 31),
      num_total_tokens: Math.round(bytes / 4),
      cost: random.below(1_000_000) / 1e6,
    },
    metric_info: { [correctness]: metricInfo(random) },
    annotations: random.chance(0.25) ? annotations(random) : {},
  }
}

const traceTexts = (random: Random, texts: TraceTexts, bytes: number, around: Around) => ({
  input: messages(random, texts, bytes * 0.1),
  output: texts.prose(random, bytes * 0.1),
  has_children: true,
  spans: spans(random, texts, bytes * 0.8, around),
})

function sessionTexts(random: Random, texts: TraceTexts, bytes: number, around: Around) {
  const count = random.between(1, 3)
  const { at, session_id, project_id, run_id } = around
  const traces = Array.from({ length: count }, (_, index) => {
    const id = random.uuid()
    const own = { session_id, project_id, run_id, trace_id: id }
    return {
      type: 'trace',
      id,
      ...own,
      name: `trace ${index}`,
      created_at: new Date(at + index).toISOString(),
      ...traceTexts(random, texts, bytes / count, { ...own, parent_id: id, at }),
    }
  })
  return {
    input: texts.prose(random, 60),
    output: texts.prose(random, 60),
    has_children: true,
    traces,
  }
}

function stepTexts(
  random: Random,
  texts: TraceTexts,
  bytes: number,
  around: Around,
  type: SpanType,
) {
  const hasChildren = (type === 'agent' || type === 'workflow') && bytes > 2000
  const own = hasChildren ? bytes * 0.3 : bytes
  return {
    ...spanTexts(random, texts, type, own),
    step_number: random.below(30),
    has_children: hasChildren,
    spans: hasChildren ? spans(random, texts, bytes - own, around) : [],
  }
}

const metricInfo = (random: Random) =>
  random.chance(1 / 6)
    ? { status_type: 'pending' }
    : { status_type: 'success', value: random.below(1_000_000) / 1e6 }

function annotations(random: Random) {
  const raters = random.chance(0.25) ? largeRaters.slice(0, 1) : largeRaters
  const ratings = (annotation_type: string, value: () => number | boolean) =>
    Object.fromEntries(
      raters.map(({ user_id }) => [
        user_id,
        { annotation_type, value: value(), explanation: random.chance(0.2) ? 'As agreed.' : null },
      ]),
    )
  return {
    [largeTemplates.quality]: ratings('star', () => random.between(1, 5)),
    [largeTemplates.helpful]: ratings('like_dislike', () => random.chance(0.75)),
  }
}
