import type { StepType } from '#domain/contract/columns.ts'
import { scorers } from './docs-folder.ts'
import type { DocsTurn } from './docs-texts.ts'
import type { Random } from './random.ts'

const unsettled = ['not_computed', 'pending', 'computing', 'failed', 'error'] as const
const messages = {
  not_computed: 'Switched on after this was logged.',
  pending: 'Waiting for a judge.',
  computing: '2 of 3 judges have answered.',
  failed: 'The judge answered with something that is no number: "n/a".',
  error: 'The judge did not answer within 60 s.',
} as const satisfies Record<(typeof unsettled)[number], string>
const reasons = [
  'Every claim is found in document 1.',
  'One claim, "within a minute", is in no document.',
  'The answer is right, but for another version.',
  'Two of three judges agree.',
]

const round = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1e6) / 1e6

type Alias = keyof typeof scorers
const aliases = Object.keys(scorers) as Alias[]
const toldAlias = {
  correctness: 'correctness',
  adherence: 'context_adherence',
  relevance: 'chunk_relevance',
  tone: 'tone',
  toxic: 'toxicity',
  labels: 'labels',
} as const satisfies Record<Alias, string>

const notFor: Readonly<Partial<Record<Alias, readonly StepType[]>>> = {
  correctness: ['retriever', 'control'],
  adherence: ['control', 'tool'],
  relevance: ['control', 'tool', 'llm'],
}

function valueOf(random: Random, alias: Alias, { quality, subject, kind }: DocsTurn): unknown {
  switch (alias) {
    case 'correctness':
      return random.chance(0.02)
        ? random.pick([0, 1])
        : round(quality + (random.next() - 0.5) * 0.3)
    case 'adherence':
      return round(quality * 0.7 + random.next() * 0.35)
    case 'relevance':
      return round(0.3 + quality * 0.3 + (random.next() - 0.3) * 0.5)
    case 'tone':
      return random.pick(
        kind === 'refusal'
          ? ['neutral', 'formal', 'impatient']
          : ['neutral', 'neutral', 'friendly', 'formal'],
      )
    case 'toxic':
      return random.chance(0.03)
    case 'labels': {
      const others = ['how-to', 'limits', 'security', 'billing', 'errors', 'needs, review']
      return random.chance(0.05)
        ? []
        : [...new Set([subject.label, ...others.filter(() => random.chance(0.12))])]
    }
    default:
      return alias satisfies never
  }
}

/**
 * `isSettled`: no metric is pending or failed, as an export of computed metrics requires of a session
 * and everything in it.
 */
export function metricInfo(
  random: Random,
  type: StepType,
  turn: DocsTurn,
  isSettled: boolean,
): Readonly<Record<string, object>> {
  const info: Record<string, object> = {}
  for (const alias of aliases) {
    const named = { metric_key_alias: toldAlias[alias] }
    if (notFor[alias]?.includes(type)) {
      info[scorers[alias]] = { status_type: 'not_applicable', ...named }
    } else if (!isSettled && random.chance(0.3)) {
      const status_type = random.pick(unsettled)
      info[scorers[alias]] = { status_type, message: messages[status_type], ...named }
    } else {
      // Values of retrievers are rolled up to the steps above.
      const isRolledUp = alias === 'relevance' && type !== 'retriever'
      info[scorers[alias]] = {
        status_type: isRolledUp ? 'roll_up' : 'success',
        value: valueOf(random, alias, turn),
        ...(random.chance(0.1) ? { explanation: random.pick(reasons) } : {}),
        ...(isRolledUp ? {} : { cost: random.between(20, 900) / 1e6, num_judges: 3 }),
        ...named,
      }
    }
  }
  return info
}
