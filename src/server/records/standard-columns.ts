import type { Column, StepType } from '#domain/contract/columns.ts'
import { stepTypes } from '#domain/contract/columns.ts'
import { filterTypeOf, type standardDataTypes } from '#domain/contract/column-types.ts'
import type { DataType as AnyDataType } from '#domain/contract/filter-types.ts'
import type { Storage } from '#sql/sql-column.ts'

type DataType = Exclude<AnyDataType, 'fully_annotated'>

const storages = {
  uuid: 'id',
  text: 'text',
  timestamp: 'timestamp',
  integer: 'integer',
  floating_point: 'double',
  boolean: 'boolean',
  string_list: 'list',
} as const satisfies Record<DataType, Storage>

const every = stepTypes
const allButSession = stepTypes.filter((type) => type !== 'session')
const spans = stepTypes.filter((type) => type !== 'session' && type !== 'trace')

const agentTypes = [
  'planner',
  'router',
  'judge',
  'react',
  'classifier',
  'default',
  'reflection',
  'supervisor',
]

type KnownTypes = typeof standardDataTypes
/** The page knows ids from `standardDataTypes`; it takes any other id for a text. */
type IdOf<D extends DataType> = D extends 'text'
  ? string
  : { [Id in keyof KnownTypes]: KnownTypes[Id] extends D ? Id : never }[keyof KnownTypes]

type Row = {
  [D in DataType]: readonly [
    id: IdOf<D>,
    label: string,
    dataType: D,
    types: readonly StepType[],
    allowed?: readonly string[],
  ]
}[DataType]

const rows: readonly Row[] = [
  ['input', 'Input', 'text', every],
  ['output', 'Output', 'text', every],
  ['name', 'Name', 'text', every],
  ['external_id', 'External Id', 'text', every],
  ['progress_message', 'Progress Message', 'text', every],
  ['error_message', 'Error Message', 'text', every],
  ['dataset_input', 'Dataset Input', 'text', allButSession],
  ['dataset_output', 'Dataset Output', 'text', allButSession],
  ['created_at', 'Created', 'timestamp', every],
  ['updated_at', 'Last Updated', 'timestamp', allButSession],
  ['tags', 'Tags', 'string_list', allButSession],
  ['status_code', 'Status Code', 'integer', allButSession],
  ['id', 'ID', 'uuid', every],
  ['session_id', 'Session ID', 'uuid', allButSession],
  ['project_id', 'Project ID', 'uuid', allButSession],
  ['run_id', 'Run ID', 'uuid', allButSession],
  ['has_children', 'Has Children', 'boolean', allButSession],
  ['is_complete', 'Is Complete', 'boolean', allButSession],
  ['type', 'Type', 'text', spans, stepTypes],
  ['trace_id', 'Trace ID', 'uuid', spans],
  ['parent_id', 'Parent ID', 'uuid', spans],
  ['step_number', 'Step Number', 'integer', spans],
  ['agent_type', 'Agent Type', 'text', ['agent'], agentTypes],
  ['tools', 'Tools', 'text', ['llm']],
  ['model', 'Model', 'text', ['llm']],
  ['finish_reason', 'Finish Reason', 'text', ['llm']],
  ['temperature', 'Temperature', 'floating_point', ['llm']],
  ['tool_call_id', 'Tool Call Id', 'text', ['tool']],
  ['control_id', 'Control Id', 'integer', ['control']],
  ['agent_name', 'Agent Name', 'text', ['control']],
  ['evaluator_name', 'Evaluator Name', 'text', ['control']],
  ['selector_path', 'Selector Path', 'text', ['control']],
  ['check_stage', 'Check Stage', 'text', ['control'], ['pre', 'post']],
  ['applies_to', 'Applies To', 'text', ['control'], ['llm_call', 'tool_call']],
]

type StandardColumn = {
  readonly column: Omit<Column, 'is_empty'>
  readonly storage: Storage
  /** False if every record has a value. */
  readonly nullable: boolean
}

const always = new Set(['id', 'created_at', 'type'])

export const standardColumns: readonly StandardColumn[] = rows.map(
  ([id, label, data_type, applicable_types, allowed]) => ({
    column: {
      id,
      label,
      category: 'standard',
      group_label: 'Standard',
      data_type,
      multi_valued: data_type === 'string_list',
      allowed_values: allowed ? [...allowed] : null,
      sortable: data_type !== 'string_list',
      filterable: true,
      is_optional: !always.has(id),
      applicable_types: [...applicable_types],
      filter_type: filterTypeOf(data_type),
    },
    storage: storages[data_type],
    nullable: !always.has(id),
  }),
)
