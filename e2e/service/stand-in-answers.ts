import type { Operation, Ways } from './stand-in-ways.ts'

type Json = Record<string, unknown>

/** The fields in `service.md`; the stand-in removes what our API adds. */
const fieldsOf = {
  queue:
    'id permissions name description created_at updated_at created_by_user num_log_records num_annotators num_users num_templates overall_progress templates',
  user: 'id user_id email first_name last_name role track_progress progress permissions',
  column:
    'id label category description group_label data_type data_unit multi_valued allowed_values sortable filterable is_empty is_optional applicable_types filter_type metric_key_alias threshold roll_up_method',
  list: 'starting_token limit paginated next_starting_token annotation_queues collaborators',
  search: 'starting_token limit paginated next_starting_token last_row_id records',
  person: 'id email first_name last_name role',
} as const

const only = (value: Json, fields: string): Json =>
  Object.fromEntries(fields.split(' ').flatMap((key) => (key in value ? [[key, value[key]]] : [])))

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : [])

export function shaped(operation: Operation, answer: Json, { answers }: Ways): Json {
  const queue = (one: Json) => changes[answers].queue(only(one, fieldsOf.queue))
  const user = (one: Json) => changes[answers].user(only(one, fieldsOf.user))
  switch (operation) {
    case 'queues':
      return changes[answers].object({
        ...only(answer, fieldsOf.list),
        annotation_queues: listOf(answer.annotation_queues).map(queue),
      })
    case 'queue':
      return queue(answer)
    case 'users':
      return changes[answers].object({
        ...only(answer, fieldsOf.list),
        collaborators: listOf(answer.collaborators).map(user),
      })
    case 'columns':
      return changes[answers].object({
        columns: changes[answers].columns(
          listOf(answer.columns).map((column) => only(column, fieldsOf.column)),
        ),
      })
    case 'count':
      return changes[answers].object(only(answer, 'total_count'))
    case 'search':
      return changes[answers].search(only(answer, fieldsOf.search))
    case 'current_user':
      return changes[answers].object(only(answer, fieldsOf.person))
    case 'templates':
    case 'login':
    case 'export':
      return answer
    default:
      return operation satisfies never
  }
}

type Changes = Readonly<
  Record<'object' | 'queue' | 'user' | 'search', (value: Json) => Json> & {
    columns: (columns: readonly Json[]) => readonly Json[]
  }
>

const same = (value: Json): Json => value

const without = (value: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))

const next = ['next_starting_token', 'paginated']

/** An unknown field that resembles a known one. */
const withNews = (value: Json): Json => ({
  ...value,
  revision: { detail: 'A field of tomorrow.', filter: null },
  _links: [{ rel: 'self' }],
})

const template = {
  id: '7d0a3f14-9c62-4b8e-a1d5-3e6f8c2b9d40',
  name: 'Mood',
  position: 9,
  include_explanation: false,
  created_at: '2026-03-01T10:00:00Z',
  created_by: null,
  usage_count: 1,
  constraints: { annotation_type: 'emoji', palette: ['🙂', '🙁'] },
}

const columnOfTomorrow: Json = {
  id: 'embeddings/input',
  label: 'Embedding of the input',
  category: 'embedding',
  data_type: 'vector',
  data_unit: 'furlongs',
  multi_valued: false,
  sortable: false,
  filterable: true,
  is_empty: false,
  is_optional: true,
  applicable_types: ['trace', 'dream'],
  filter_type: 'similarity',
  threshold: { inverted: false, levels: 3 },
  roll_up_method: 'harmonic',
}

const changes = {
  plain: {
    object: same,
    queue: same,
    user: same,
    search: same,
    columns: (columns) => columns,
  },
  newer: {
    object: withNews,
    queue: (queue) =>
      withNews({
        ...queue,
        permissions: [
          ...listOf(queue.permissions),
          { action: 'export_raw', allowed: true, scope: 'all' },
        ],
        templates: [...listOf(queue.templates), template],
      }),
    user: (user) =>
      withNews({
        ...user,
        role: user.role === 'annotator' ? 'auditor' : user.role,
        permissions: [],
      }),
    search: (page) =>
      withNews({
        ...page,
        records: listOf(page.records).map((record) => ({ ...record, type: 'dream', mood: ['🙂'] })),
      }),
    columns: (columns) => [
      ...columns.map((column) =>
        column.id === 'name' ? withNews({ ...column, data_type: 'rich_text' }) : withNews(column),
      ),
      columnOfTomorrow,
    ],
  },
  sparse: {
    object: (answer) => (answer.next_starting_token === null ? without(answer, next) : answer),
    queue: (queue) => ({
      ...without(queue, ['overall_progress', 'templates']),
      description: null,
      created_by_user: null,
    }),
    user: (user) => ({ ...without(user, ['progress']), first_name: null, last_name: null }),
    search: ({ starting_token, limit, records }) => ({ starting_token, limit, records }),
    columns: (columns) =>
      columns.map((column) => ({
        ...only(
          column,
          'id category data_type multi_valued sortable filterable is_empty is_optional applicable_types',
        ),
        label: null,
      })),
  },
} as const satisfies Record<Ways['answers'], Changes>
