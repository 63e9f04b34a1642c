import { isAskedToRate, type QueueFolder } from '#domain/contract/queue-folder.ts'
import type { SqlColumn } from '#sql/sql-column.ts'
import type { Survey } from './column-survey.ts'
import { planColumns, type ColumnSource, type PlannedColumn } from './queue-columns.ts'
import type { SurveyedQueue } from './queue-facts.ts'
import { queueMetrics, scorersOf } from './queue-metrics.ts'
import { inferredTemplates, withoutChoices } from './queue-templates.ts'
import { columnName, type RowContext } from './record-row.ts'

export type QueuePlan = { readonly found: SurveyedQueue; readonly rows: RowContext }

export function planQueue(given: QueueFolder, survey: Survey): QueuePlan {
  const folder = withTemplates(given, survey.rated)
  const columns = planColumns(folder, survey)
  // A rating that differs from earlier ones must not make all rows again.
  const plain = withTemplates(given, withoutChoices(survey.rated))
  return {
    found: {
      survey,
      folder,
      infers_templates: given.templates.length === 0,
      columns,
      sql_columns: tableColumnsOf(columns),
    },
    rows: {
      folder: plain,
      columns: planColumns(plain, survey).filter(({ source }) => source.from !== 'ratings'),
      scorer: scorersOf(queueMetrics(folder, survey)),
      asked_to_rate: folder.users.filter(isAskedToRate).map(({ user_id }) => user_id),
      keeps_aggregates: given.templates.length === 0,
    },
  }
}

const withTemplates = (folder: QueueFolder, rated: Survey['rated']): QueueFolder =>
  folder.templates.length > 0 ? folder : { ...folder, templates: inferredTemplates(rated) }

function tableColumnsOf(columns: readonly PlannedColumn[]): readonly SqlColumn[] {
  return columns
    .filter(({ source }) => source.from !== 'ratings')
    .map(({ column, source, storage, nullable }, index) => ({
      id: column.id,
      alias: column.metric_key_alias ?? null,
      name: columnName(index),
      storage,
      nullable,
      computed: computedCells(source),
      redacted_name:
        column.id === 'input' || column.id === 'output' ? `redacted_${column.id}` : null,
      cells: 'any',
    }))
}

/** Which cells stay in an export of computed metrics, as far as the column decides. */
function computedCells(source: ColumnSource): SqlColumn['computed'] {
  if (source.from !== 'metric') return 'all'
  return source.role === 'other' ? 'none' : 'some'
}
