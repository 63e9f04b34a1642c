type Descriptions = Readonly<Record<string, Readonly<Record<string, string>>>>

const column_id = 'The column whose values are compared, by the ID that available_columns tells.'
const case_sensitive = 'Whether upper and lower case differ.'

/** What the components and their properties mean; that of a component itself stands under the empty name. */
export const descriptions: Descriptions = {
  AnnotationQueueExportRequest: {
    '': 'Which records of the queue go into the file, and how the file is written.',
    column_ids:
      'The columns of a CSV, in the order of the file. Null or an empty list: every column that has ' +
      'a value. A JSONL file has whole records, whatever is named here.',
    export_format: 'How the file is written: a JSON record per line, or comma-separated values.',
    redact:
      'Whether inputs and outputs are replaced by their redacted forms, where there are any. ' +
      'Only owners, editors and administrators may switch it off.',
    file_name:
      'What the file is called when it is saved; the extension is added where it is missing. Without ' +
      'a name it is called after the queue and the time.',
    export_computed_metrics_only:
      'Whether the file keeps, of all scorer metrics, only the enabled ones that have a value ' +
      '(success or roll_up). A session is then left out whole until every enabled metric on it, its ' +
      'traces and its spans is success, roll_up or not_applicable.',
    record_selector: 'Names the records, by their IDs or by a filter tree.',
  },
  AnnotationQueueRecordsByRecordIDs: {
    type: 'Says that record IDs follow; may not be left out.',
    record_ids: 'The IDs of the records. Those that the queue does not hold are skipped.',
  },
  AnnotationQueueRecordsByFilterTree: {
    type: 'Says that a filter tree follows; may not be left out.',
    filter_tree: 'The records for which this tree is true.',
  },
  LogRecordsIDFilter: { column_id },
  LogRecordsDateFilter: { column_id },
  LogRecordsNumberFilter: { column_id },
  LogRecordsBooleanFilter: { column_id },
  LogRecordsCollectionFilter: { column_id, case_sensitive },
  LogRecordsTextFilter: { column_id, case_sensitive },
  LogRecordsFullyAnnotatedFilter: {
    '': 'Keeps the records that each required member has rated for every template of the queue.',
    column_id: 'Always the same: the filter asks about the queue, not about one of its columns.',
    user_ids:
      'The members whose ratings are required. Without them, all members who are tracked and may ' +
      'annotate; for an annotator, the annotator alone.',
  },
  ValidationError: {
    loc: 'Where in the request the mistake is.',
    msg: 'What is wrong, as a sentence.',
    type: 'What kind of mistake it is.',
    input: 'What stands there, where it is short.',
    ctx: 'The limit that was passed, for one.',
  },
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
