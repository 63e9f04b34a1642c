import { everyHostileText, hostileTexts } from './hostile-texts.test-support.ts'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { queueRoles, type QueueRole } from '#domain/contract/queues.ts'
import type { QueueSource } from '#server/store/store.ts'
import { testUserId } from '#server/testing/test-queue.test-support.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'
import type { PlainRecord } from '#sql/naive-selects.test-support.ts'

/**
 * Two queues with hostile texts. Each text has its queue's mark, redacted ones a second mark, so that a
 * leak can be traced.
 */
export type FuzzRecord = {
  readonly id: string
  readonly line: string
  readonly created_at: string
  /** As owners and editors see them. */
  readonly plain: PlainRecord
  readonly input: { readonly full: string; readonly redacted: string }
  readonly output: { readonly full: string; readonly redacted: string }
  readonly full: readonly string[]
}
export type FuzzQueue = {
  readonly id: string
  readonly folder: QueueFolder
  readonly records: readonly FuzzRecord[]
  readonly source: QueueSource
  /** In everything that only members may read. */
  readonly mark: string
  /** In everything that only owners and editors may read. */
  readonly secret: string
  readonly metadataKeys: readonly string[]
  readonly templates: { readonly star: string; readonly tags: string }
}

const queueNames = ['alpha', 'beta'] as const
type QueueName = (typeof queueNames)[number]

/** Every key begins with it; it must never be in a log. */
export const keyMark = 'kz9key'
const personOf = (queue: QueueName, role: QueueRole) => `${keyMark}-${queue}-${role}`
const both = `${keyMark}-both`
export const people: readonly string[] = [
  ...queueNames.flatMap((queue) => queueRoles.map((role) => personOf(queue, role))),
  both,
  `${keyMark}-outsider`,
]

const recordCount = 40
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** `both` owns the first queue and may only view the second. */
const rolesIn = (queue: QueueName): readonly (readonly [string, QueueRole])[] => [
  ...queueRoles.map((role) => [personOf(queue, role), role] as const),
  [both, queue === 'alpha' ? 'owner' : 'viewer'],
]

export function fuzzQueue(queue: QueueName, own = everyHostileText): FuzzQueue {
  const mark = `mk${queue}mk`
  const secret = `sx${queue}sx`
  const marked = (text: string) => `${text}${mark}`
  const id = uuidOf(`fuzz queue ${queue}`)
  const templates = { star: uuidOf(`fuzz star ${queue}`), tags: uuidOf(`fuzz tags ${queue}`) }
  const users = rolesIn(queue).map(([name, role], index) => ({
    user_id: testUserId(name),
    email: `${name}@example.com`,
    first_name: marked(pick(hostileTexts.html, index)),
    last_name: marked(pick(hostileTexts.unicode, index)),
    role,
    track_progress: true,
  }))
  const metadataKeys = [
    ...hostileTexts.names.filter((name) => name !== '__proto__').slice(0, 5),
    '"',
    "'; DROP TABLE queues; --",
    '../..',
    '<b onclick=x>',
    'a,b',
    'É/é',
    '',
    'nul\0key',
  ]
  const record = (index: number): FuzzRecord => {
    const text = pick(own, index * 7 + (queue === 'alpha' ? 0 : 3))
    const other = pick(own, index * 11 + 5)
    const created_at = new Date(Date.UTC(2026, 2, 1) - Math.floor(index / 3) * 1000).toISOString()
    const raters = users.filter((_, at) => (index >> at) % 2 === 1 && at < 4)
    const rate = (value: unknown) =>
      Object.fromEntries(
        raters.map(({ user_id }) => [user_id, { value, explanation: marked(other) }]),
      )
    const isRedacted = index % 4 !== 3
    const full = (name: string) => `${text} ${isRedacted ? secret : ''} ${mark} ${name}`
    const redacted = (name: string) => (isRedacted ? `${other} ${mark} *** ${name}` : full(name))
    const metadata = Object.fromEntries(
      metadataKeys
        .filter((_, at) => (index + at) % 3 === 0)
        .map((key, at) => [key, marked(pick(own, index + at))]),
    )
    const values = {
      id: uuidOf(`fuzz record ${queue} ${index}`),
      type: 'llm',
      created_at,
      name: marked(text),
      model: index % 5 === 0 ? null : marked(other),
      external_id: index % 2 === 0 ? '' : mark,
      tags: [marked(text), other, 'prod'].slice(index % 4),
      status_code: [null, 0, 200, -1, 9007199254740991][index % 5] ?? null,
      temperature: [null, 0, 0.5, -1e-9, 1e21][(index + 2) % 5] ?? null,
      is_complete: [null, true, false][index % 3] ?? null,
      parent_id: index % 2 === 0 ? uuidOf(`fuzz parent ${index % 6}`) : null,
    }
    const sides = isRedacted
      ? { redacted_input: redacted('in'), redacted_output: redacted('out') }
      : {}
    const logged = {
      ...values,
      input: full('in'),
      output: full('out'),
      ...sides,
      user_metadata: metadata,
      metrics: { score: index / 10, [marked('metric')]: index },
      annotations: { [templates.star]: rate((index % 5) + 1), [templates.tags]: rate([text]) },
      spans: [{ type: 'tool', name: mark, input: full('deep'), redacted_input: redacted('deep') }],
    }
    const isRated = raters.length > 0
    return {
      id: values.id,
      line: JSON.stringify(logged),
      created_at,
      plain: {
        ...values,
        ...Object.fromEntries(
          Object.entries(metadata).map(([key, value]) => [`user_metadata/${key}`, value]),
        ),
        'metrics/score': index / 10,
        [`feedback/${templates.star}`]: isRated ? (index % 5) + 1 : null,
        [`feedback/${templates.tags}`]: isRated ? [text] : [],
      },
      input: { full: full('in'), redacted: redacted('in') },
      output: { full: full('out'), redacted: redacted('out') },
      full: raters.map(({ user_id }) => user_id),
    }
  }

  const records = Array.from({ length: recordCount }, (_, index) => record(index))
  const folder: QueueFolder = {
    queue: {
      id,
      name: marked(hostileTexts.header.join(' ') + hostileTexts.html[0]),
      description: marked(hostileTexts.html.join(' ')),
      created_at: '2026-03-01T08:00:00Z',
      updated_at: '2026-03-02T08:00:00Z',
    },
    users,
    templates: (['star', 'tags'] as const).map((kind, position) => ({
      id: templates[kind],
      name: marked(pick(hostileTexts.sql, position)),
      position,
      include_explanation: true,
      usage_count: 0,
      criteria: marked(pick(hostileTexts.template, position)),
      constraints:
        kind === 'star'
          ? { annotation_type: 'star' as const }
          : {
              annotation_type: 'tags' as const,
              tags: hostileTexts.html.map(marked),
              allow_other: true,
            },
    })),
    metrics: [],
  }
  return {
    id,
    folder,
    mark,
    secret,
    metadataKeys,
    templates,
    records: records.toSorted((a, b) => (a.created_at + a.id < b.created_at + b.id ? 1 : -1)),
    source: {
      label: queue,
      folder,
      name: queue,
      content_key: `fuzz ${queue}`,
      bytes: null,
      open: async function* () {
        yield new TextEncoder().encode(records.map(({ line }) => `${line}\n`).join(''))
      },
    },
  }
}
