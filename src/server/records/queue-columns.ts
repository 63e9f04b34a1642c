import { familyColumnId, type ColumnFamily } from '#domain/contract/column-families.ts'
import { stepTypes, type Column, type ColumnCategory } from '#domain/contract/columns.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { AnnotationType, Template } from '#domain/contract/templates.ts'
import type { Storage } from '#sql/sql-column.ts'
import { filterTypeOf } from '#domain/contract/column-types.ts'
import { standardColumns } from './standard-columns.ts'
import { isSystemMetric, type MetricRole } from './metric-values.ts'
import { queueMetrics, type KnownMetric } from './queue-metrics.ts'
import type { Survey, ValueKind } from './column-survey.ts'

export type ColumnSource =
  | { readonly from: 'record'; readonly key: string }
  | {
      readonly from: 'metric'
      readonly names: KnownMetric['names']
      readonly role: MetricRole
    }
  | { readonly from: 'metadata'; readonly key: string }
  | { readonly from: 'annotations'; readonly template: Template }
  | { readonly from: 'feedback'; readonly template: Template }
  | { readonly from: 'ratings' }

/** A listed column (without `is_empty`), its storage, and where its values come from. */
export type PlannedColumn = {
  readonly column: Omit<Column, 'is_empty'>
  readonly source: ColumnSource
  readonly storage: Storage
  readonly nullable: boolean
}

type ColumnFacts = Pick<Column, 'id' | 'label' | 'group_label' | 'data_type'> & {
  readonly category: ColumnCategory
  readonly filter_type: FilterType | null
}

const columnOf = (facts: ColumnFacts): Omit<Column, 'is_empty'> => ({
  multi_valued: facts.filter_type === 'collection',
  allowed_values: null,
  sortable: facts.filter_type !== 'collection' && facts.filter_type !== null,
  filterable: facts.filter_type !== null,
  is_optional: true,
  applicable_types: [...stepTypes],
  ...facts,
})

/** All columns of a queue, in the order of the list and of a CSV. */
export const planColumns = (folder: QueueFolder, survey: Survey): readonly PlannedColumn[] => [
  ...standardColumns.map(({ column, storage, nullable }) => ({
    column,
    storage,
    nullable,
    source: { from: 'record', key: column.id } as const,
  })),
  ...Object.values(families).flatMap((columnsOf) => columnsOf(folder, survey)),
  ratingsColumn,
]

const families = {
  metric: (folder, survey) => queueMetrics(folder, survey).map(metricColumn),
  metadata: (_, survey) => [...survey.metadata].toSorted().map(metadataColumn),
  annotations: (folder, survey) =>
    templatesOf(folder)
      .filter(({ id }) => survey.rated.has(id))
      .map(annotationsColumn),
  feedback: (folder) => templatesOf(folder).map(feedbackColumn),
} as const satisfies Record<
  ColumnFamily,
  (folder: QueueFolder, survey: Survey) => readonly PlannedColumn[]
>

const templatesOf = ({ templates }: QueueFolder) =>
  templates.toSorted((a, b) => a.position - b.position)

const kinds = {
  integer: { data_type: 'integer', filter_type: 'number', storage: 'integer' },
  long: { data_type: 'integer', filter_type: 'number', storage: 'integer' },
  number: { data_type: 'floating_point', filter_type: 'number', storage: 'double' },
  wide: { data_type: 'floating_point', filter_type: 'number', storage: 'wide' },
  boolean: { data_type: 'boolean', filter_type: 'boolean', storage: 'boolean' },
  text: { data_type: 'text', filter_type: 'text', storage: 'text' },
  list: { data_type: 'string_list', filter_type: 'collection', storage: 'list' },
  mixed: { data_type: 'text', filter_type: 'text', storage: 'text' },
} as const satisfies Record<
  ValueKind,
  { data_type: string; filter_type: FilterType; storage: Storage }
>

const declaredKinds: Readonly<Record<string, ValueKind>> = {
  integer: 'integer',
  floating_point: 'number',
  boolean: 'boolean',
  string_list: 'list',
}

const systemUnits: Readonly<Record<string, string>> = {
  duration_ns: 'nano_seconds',
  time_to_first_token_ns: 'nano_seconds',
}

/** Members of the metric in `queue.json` that the values do not decide. */
const moreOf = (description: KnownMetric['description']) =>
  Object.fromEntries(
    Object.entries(description).filter(
      ([name, value]) => !decided.has(name) && value !== undefined,
    ),
  )

const decided: ReadonlySet<string> = new Set(['key', 'alias', 'label', 'data_type', 'enabled'])

function metricColumn({ key, names, role, kind, description }: KnownMetric): PlannedColumn {
  const { alias, label, data_type: declared } = description
  const { data_type, filter_type, storage } = kinds[kind ?? declaredKinds[declared ?? ''] ?? 'text']
  const declaredFilter = filterTypeOf(declared)
  const column = columnOf({
    id: familyColumnId('metric', key),
    label: label ?? key,
    category: 'metric',
    group_label: isSystemMetric(key) ? 'System Metrics' : 'Metrics',
    // A declared type with the same filter type says more: a percentage, for instance.
    data_type: declared && declaredFilter === filter_type ? declared : data_type,
    filter_type,
  })
  return {
    column: {
      ...column,
      data_unit: systemUnits[key] ?? null,
      ...moreOf(description),
      metric_key_alias: alias ?? null,
    },
    source: { from: 'metric', names, role },
    storage,
    nullable: storage !== 'list',
  }
}

const metadataColumn = (key: string): PlannedColumn => ({
  column: columnOf({
    id: familyColumnId('metadata', key),
    label: key,
    category: 'user_metadata',
    group_label: 'User Metadata',
    data_type: 'text',
    filter_type: 'text',
  }),
  source: { from: 'metadata', key },
  storage: 'text',
  nullable: true,
})

const annotationsColumn = (template: Template): PlannedColumn => ({
  column: columnOf({
    id: familyColumnId('annotations', template.id),
    label: `${template.name}, all ratings`,
    category: 'feedback',
    group_label: 'Annotations',
    data_type: null,
    filter_type: null,
  }),
  source: { from: 'annotations', template },
  storage: 'json',
  nullable: true,
})

const feedbackTypes = {
  star: { data_type: 'star_rating_aggregate', filter_type: 'number', storage: 'double' },
  score: { data_type: 'score_rating_aggregate', filter_type: 'number', storage: 'double' },
  like_dislike: { data_type: 'thumb_rating_aggregate', filter_type: 'number', storage: 'double' },
  choice: { data_type: 'tags_rating_aggregate', filter_type: 'collection', storage: 'list' },
  tree_choice: { data_type: 'tags_rating_aggregate', filter_type: 'collection', storage: 'list' },
  tags: { data_type: 'tags_rating_aggregate', filter_type: 'collection', storage: 'list' },
  text: { data_type: 'text_rating_aggregate', filter_type: 'number', storage: 'integer' },
} as const satisfies Record<
  AnnotationType,
  { data_type: string; filter_type: FilterType; storage: Storage }
>

function feedbackColumn(template: Template): PlannedColumn {
  const { constraints } = template
  const { data_type, filter_type, storage } = feedbackTypes[constraints.annotation_type]
  const allowed =
    constraints.annotation_type === 'choice'
      ? constraints.choices
      : constraints.annotation_type === 'tags'
        ? constraints.tags
        : null
  const column = columnOf({
    id: familyColumnId('feedback', template.id),
    label: template.name,
    category: 'feedback',
    group_label: 'Feedback',
    data_type,
    filter_type,
  })
  return {
    column: { ...column, allowed_values: allowed && [...allowed] },
    source: { from: 'feedback', template },
    storage,
    nullable: storage !== 'list',
  }
}

const ratingsColumn: PlannedColumn = {
  column: {
    ...columnOf({
      id: 'fully_annotated',
      label: 'Fully Annotated',
      category: 'standard',
      group_label: 'Annotations',
      data_type: 'fully_annotated',
      filter_type: 'fully_annotated',
    }),
    sortable: false,
  },
  source: { from: 'ratings' },
  storage: 'boolean',
  nullable: false,
}
