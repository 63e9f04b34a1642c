import type { Random } from './random.ts'
import type { TraceTexts } from './trace-texts.ts'

export type SpanType = 'agent' | 'workflow' | 'llm' | 'tool' | 'retriever'
export type Around = {
  readonly trace_id: string
  readonly parent_id: string
  readonly session_id: string
  readonly project_id: string
  readonly run_id: string
  /** Milliseconds. */
  readonly at: number
}

const tools = ['search_orders', 'read_file', 'run_query', 'send_message', 'look_up_customer']
const models = ['gpt-4o', 'claude-sonnet', 'gemini-pro', 'mistral-large']
/** Deeper ones are rare. */
const mostLevels = 6
/** In bytes. */
const leastWithChildren = 3000

const argumentsText = (random: Random, { prose }: TraceTexts, bytes: number): string =>
  JSON.stringify({ query: prose(random, bytes), limit: random.between(1, 50) })

function toolCall(random: Random, texts: TraceTexts, bytes: number) {
  const name = random.pick(tools)
  const call = { name, arguments: argumentsText(random, texts, bytes) }
  return { id: `call_${random.uuid().slice(0, 8)}`, type: 'function', function: call }
}

/** Large conversations are mostly files and tool results. */
export function messages(random: Random, texts: TraceTexts, bytes: number): object[] {
  const list: object[] = [{ role: 'system', content: texts.prose(random, 120) }]
  if (bytes > 20_000 && random.chance(0.5)) {
    const text = { type: 'text', text: texts.prose(random, bytes * 0.2) }
    const url = texts.file(random, bytes * 0.6)
    list.push({ role: 'user', content: [text, { type: 'image_url', image_url: { url } }] })
  } else list.push({ role: 'user', content: texts.prose(random, bytes * 0.5) })
  if (bytes > 2000) {
    const call = toolCall(random, texts, bytes * 0.05)
    list.push({ role: 'assistant', content: '', tool_calls: [call] })
    const content = texts.prose(random, bytes * 0.25)
    list.push({ role: 'tool', tool_call_id: call.id, content })
  }
  return list
}

const documents = (random: Random, { prose }: TraceTexts, bytes: number): object[] => {
  const count = random.between(1, 8)
  return Array.from({ length: count }, (_, index) => ({
    content: prose(random, bytes / count),
    metadata: { rank: index, source: `documents/${random.below(900)}.md`, is_current: true },
  }))
}

export function spanTexts(random: Random, texts: TraceTexts, type: SpanType, bytes: number) {
  const { prose } = texts
  switch (type) {
    case 'llm':
      return {
        input: messages(random, texts, bytes * 0.75),
        output: { role: 'assistant', content: prose(random, bytes * 0.2) },
        model: random.pick(models),
        temperature: random.pick([0, 0.3, 0.7, 1]),
        finish_reason: random.pick(['stop', 'stop', 'tool_calls', 'length']),
      }
    case 'tool':
      return {
        input: argumentsText(random, texts, bytes * 0.1),
        output: prose(random, bytes * 0.9),
        tool_call_id: `call_${random.uuid().slice(0, 8)}`,
      }
    case 'retriever':
      return { input: prose(random, 80), output: documents(random, texts, bytes) }
    case 'agent':
      return {
        input: prose(random, bytes * 0.6),
        output: prose(random, bytes * 0.4),
        agent_type: random.pick(['planner', 'router', 'react', 'supervisor']),
      }
    case 'workflow':
      return { input: prose(random, bytes * 0.5), output: prose(random, bytes * 0.5) }
    default:
      return type satisfies never
  }
}

/** Fewer levels the fewer bytes are left. */
export function spans(
  random: Random,
  texts: TraceTexts,
  bytes: number,
  around: Around,
  level = 1,
): object[] {
  const count = random.between(1, 4)
  return Array.from({ length: count }, (_, index) => {
    const share = bytes / count
    const isInner = level < mostLevels && share > leastWithChildren && random.chance(0.6)
    const type: SpanType = isInner
      ? random.pick(['agent', 'workflow'])
      : random.pick(['llm', 'llm', 'tool', 'retriever'])
    const id = random.uuid()
    const { at, ...ids } = around
    const own = isInner ? share * 0.2 : share
    return {
      type,
      id,
      ...ids,
      name: type === 'tool' ? random.pick(tools) : `${type} ${index}`,
      created_at: new Date(at + index).toISOString(),
      step_number: index,
      ...spanTexts(random, texts, type, own),
      metrics: { duration_ns: random.below(2 ** 31) },
      spans: isInner
        ? spans(random, texts, share - own, { ...around, parent_id: id }, level + 1)
        : [],
    }
  })
}
