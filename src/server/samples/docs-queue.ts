import { docsFolder } from './docs-folder.ts'
import { metricInfo } from './docs-metrics.ts'
import {
  docsChildren,
  docsMetrics,
  docsProject,
  docsRun,
  docsTexts,
  docsTypeFields,
} from './docs-steps.ts'
import { writeTurn, type DocsTurn } from './docs-texts.ts'
import { instantText } from './json-lines.ts'
import { randomFor, type Random } from './random.ts'
import { annotator, owner } from './sample-members.ts'

export const docsRecords = 6000

/** Mostly traces; sessions are rare and large. */
const types = [
  'session',
  'trace',
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

const firstDay = Date.UTC(2026, 0, 29)
const days = 40
const dayMs = 86_400_000

const answerTypes = {
  direct: 'complete/direct',
  'with steps': 'complete/with steps',
  partial: 'partial',
  refusal: 'refusal',
  wrong: 'wrong',
} as const satisfies Record<DocsTurn['kind'], string>
const explanations = [
  'Page and section are right.',
  'The limit is from the old plan.',
  'Nothing of this is in the documents that were found.',
  'Steps are missing, "press Test" for one.',
]
const [grounded, answerType] = docsFolder.templates

function annotate(random: Random, turn: DocsTurn): object {
  const drawn = random.next()
  const raters =
    drawn < 0.35 ? [owner, annotator] : drawn < 0.47 ? [annotator] : drawn < 0.53 ? [owner] : []
  if (raters.length === 0 || !grounded || !answerType) return {}
  const of = (annotation_type: string, value: () => unknown) =>
    Object.fromEntries(
      raters.map(({ user_id }) => {
        const explanation = random.chance(0.12) ? random.pick(explanations) : null
        return [user_id, { annotation_type, value: value(), explanation }]
      }),
    )
  return {
    [grounded.id]: of('like_dislike', () => turn.quality + (random.next() - 0.5) * 0.4 > 0.45),
    [answerType.id]: of('tree_choice', () =>
      random.chance(0.85) ? answerTypes[turn.kind] : random.pick(Object.values(answerTypes)),
    ),
  }
}

/** The same index always gives the same record. */
export function docsRecord(index: number): object {
  const random = randomFor('docs', index)
  const type = random.pick(types)
  const turn = writeTurn(random)
  const at = firstDay + random.below(days * dayMs)
  const [id, session_id, trace_id] = [random.uuid(), random.uuid(), random.uuid()]
  const isSession = type === 'session'
  const isSpan = !isSession && type !== 'trace'
  const hasFailed = random.chance(0.05)
  const isSettled = random.chance(0.72)
  const children = docsChildren(random, type, turn, {
    id,
    at,
    session_id: isSession ? id : session_id,
    trace_id: isSession ? null : isSpan ? trace_id : id,
    isSettled,
  })
  return {
    type,
    id,
    name: isSession ? 'docs chat' : `${type} ${turn.subject.name}`,
    created_at: instantText(at, random.below(1000)),
    session_id: isSession ? id : session_id,
    project_id: docsProject,
    run_id: docsRun,
    ...(isSession
      ? {}
      : {
          trace_id: isSpan ? trace_id : id,
          updated_at: instantText(at + random.below(9e6), random.below(1000)),
        }),
    ...(isSpan
      ? {
          // Some lie directly in their trace, others in a step.
          parent_id: random.chance(0.8) ? random.uuid() : trace_id,
          step_number: random.below(12),
        }
      : {}),
    ...docsTexts(random, type, turn),
    ...docsTypeFields(random, type),
    tags: ['docs', 'prod', 'beta', 'eval'].filter(() => random.chance(0.4)),
    user_metadata: {
      version: random.pick(['4.1', '4.2', '4.3', '5.0-rc1']),
      ...(random.chance(0.5) ? { plan: random.pick(['free', 'team', 'enterprise']) } : {}),
      ...(random.chance(0.2) ? { 'docs build': `b${random.between(880, 960)}` } : {}),
    },
    ...(isSession
      ? {}
      : {
          status_code: hasFailed ? random.pick([429, 500, 503]) : 200,
          ...(hasFailed
            ? { error_message: 'The index was being rebuilt; the answer is partial.' }
            : {}),
          is_complete: !hasFailed || random.chance(0.5),
          has_children: children.spans !== undefined,
        }),
    ...(!isSession && random.chance(0.4)
      ? {
          dataset_input: turn.subject.questions[0],
          dataset_output: turn.subject.facts[0],
          dataset_metadata: { set: random.pick(['golden-1', 'golden-2']), page: turn.subject.page },
        }
      : {}),
    ...(random.chance(0.15) ? { external_id: `q-${10_000 + index}` } : {}),
    metrics: docsMetrics(random, type),
    metric_info: metricInfo(random, type, turn, isSettled),
    annotations: annotate(random, turn),
    ...children,
  }
}
