import { ownDescriptions } from './own-texts.ts'

type Descriptions = Readonly<Record<string, Readonly<Record<string, string>>>>

const column_id = 'The ID of the column to compare, as available_columns lists it.'
const case_sensitive = 'Whether upper and lower case are different.'

/** The empty name is for the component itself. */
export const descriptions: Descriptions = {
  AnnotationQueueExportRequest: {
    '': 'The records of the queue that go into the file, and the format of the file.',
    column_ids:
      'The columns of a CSV file, in order. Null or an empty list: every column that has values. ' +
      'A JSONL file always has whole records.',
    export_format: 'JSONL with one record a line, or CSV.',
    redact:
      'Whether redacted inputs and outputs, if a record has them, replace the original ones. ' +
      'Only owners, editors and administrators may turn this off.',
    file_name:
      'The name of the file. A missing extension is added. Without a name, the file is named after ' +
      'the queue and the time.',
    export_computed_metrics_only:
      'Whether the file keeps only the enabled scorer metrics that have a value (success or roll_up). ' +
      'A session is then in the file only if every enabled metric of it, its traces and its spans ' +
      'is success, roll_up or not_applicable.',
    record_selector: 'The records: a list of IDs or a filter tree.',
  },
  AnnotationQueueRecordsByRecordIDs: {
    type: 'The kind of selector. Always send it.',
    record_ids: 'The IDs of the records. IDs that the queue does not hold are skipped.',
  },
  AnnotationQueueRecordsByFilterTree: {
    type: 'The kind of selector. Always send it.',
    filter_tree: 'Selects the records for which this tree is true.',
  },
  LogRecordsIDFilter: { column_id },
  LogRecordsDateFilter: { column_id },
  LogRecordsNumberFilter: { column_id },
  LogRecordsBooleanFilter: { column_id },
  LogRecordsCollectionFilter: { column_id, case_sensitive },
  LogRecordsTextFilter: { column_id, case_sensitive },
  LogRecordsFullyAnnotatedFilter: {
    '': 'Selects the records that every required member has rated for every template of the queue.',
    column_id: 'Always the same, because this filter has no column of its own.',
    user_ids:
      'The members whose ratings are required. The default is every tracked member who may annotate; ' +
      'for an annotator it is only this annotator.',
  },
  ValidationError: {
    loc: 'The place of the mistake in the request.',
    msg: 'A sentence that says what is wrong.',
    type: 'The kind of mistake.',
    input: 'The value at that place, if it is short.',
    ctx: 'Details, for example the limit that was exceeded.',
  },
  ErrorDetail: {
    '': 'The body of every error except a 422.',
    detail: 'A sentence that says why.',
  },
  ...ownDescriptions,
}

const titles: Descriptions = {
  ValidationError: { loc: 'Location', msg: 'Message', type: 'Error Type', ctx: 'Context' },
}

/** `record_ids` of any component is "Record Ids". */
export const titleOf = (component: string, property: string): string =>
  titles[component]?.[property] ??
  property
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
