const templates = 'The rating templates of the queue, in their order.'
const starting_token = 'The offset of the first item on this page.'
const next_starting_token = 'The offset of the next page, or null on the last page.'
const paginated = 'Whether the list has other pages.'
const page = { starting_token, next_starting_token, paginated }

/** Everything except the export's request and the errors. */
export const ownDescriptions = {
  ExportUrlResponse: {
    url: 'An absolute address for the download. It works once and needs no credentials.',
    url_expires_at: 'When the link expires: ten minutes after it was made.',
    progress_url: 'The address of the progress. Only the user who made the link may read it.',
  },
  DownloadProgress: {
    state: 'waiting: the link is not opened yet. broken: the file ended early.',
    records: 'The rows that the connection has taken.',
    bytes: 'The bytes that the connection has taken.',
    sha256: 'The SHA-256 of the complete file in hex, or null before the end.',
  },
  Column: {
    id: 'An opaque ID. Clients take it from here and never build it.',
    is_empty: 'Whether no record has a value.',
    is_optional: 'Whether the column is missing in some kinds of records.',
    filter_type: 'The `type` of a filter on this column, or null if it cannot be filtered.',
    metric_key_alias: 'The older name of a metric. `metrics/{alias}` names the same column.',
  },
  CountRequest: { filter_tree: 'Null or absent: all records are counted.' },
  PartialSearchRequest: {
    starting_token: 'The offset of the first record.',
    filter_tree: 'Null or absent: all records are selected.',
    sort: 'The default order is created_at and then id, both descending.',
    select_columns:
      'The columns of the page. include_all_metrics and include_all_feedback add the columns of ' +
      'their kind that have values.',
    truncate_fields:
      'Whether texts over 1000 characters are cut and end in "…". A nested value keeps its shape; ' +
      'its texts are cut and its lists end early.',
    include_counts: 'Whether the answer has total_count.',
    redact: 'As in an export. Users without the right get a 403 for false.',
    export_computed_metrics_only:
      'Whether only the records and metrics of such an export are shown.',
  },
  PartialSearchResponse: {
    ...page,
    last_row_id: 'The ID of the last record on this page.',
    total_count: 'The number of selected records. Only if include_counts was set.',
    records: 'Cells by column ID.',
  },
  AnnotationQueue: {
    permissions: 'What the signed-in user may do in this queue.',
    overall_progress: 'The share of fully annotated records, 0 to 1, or null without templates.',
    templates,
  },
  QueueListRequest: {
    filters: 'All filters must match.',
    sort: 'The default is created_at, descending.',
  },
  QueueListResponse: {
    ...page,
    winnow:
      'The imports of queues that the user may read. Only while a queue is being imported, or after ' +
      'an import failed. The service has no such property.',
  },
  PreparingQueue: {
    records: 'The records that were read.',
    bytes: 'How far the import is, in bytes of the source.',
    total_bytes: 'The size of the source, or null if it is not known.',
  },
  QueueUserList: page,
  QueueUser: {
    track_progress: 'Whether "fully annotated" waits for the ratings of this member.',
    progress: 'The share of records that this member has rated with every template, 0 to 1.',
  },
  Token: { access_token: 'A JWT. Its `exp` says when it expires.' },
  CurrentUser: { role: 'Administrators can read every queue.' },
  ColumnLookup: {
    search: 'Keeps the values that contain this text, in upper or lower case.',
    limit: 'The most values to list.',
  },
  ColumnValues: {
    missing: 'The records without a value. For a collection, the records without a member.',
    distinct: 'The number of different values, also of those that are not listed.',
    values:
      'The most frequent values first, then in their order. Texts over 200 characters are left ' +
      'out. Dates have none.',
    histogram:
      'For numbers and dates. A bucket of whole numbers contains its `to`; for other values `to` ' +
      'is the start of the next bucket.',
  },
  TreeCount: {
    total: 'The records that the tree selects.',
    nodes: 'The nodes in preorder.',
    mute:
      'For a tree that selects nothing: the places of the fewest leaves to mute so that it selects ' +
      'something. In large trees and queues only some records are examined.',
  },
  NodeCount: {
    count: 'The records that this node selects.',
    without: 'For a leaf, the records that the tree would select without it. Null for a group.',
  },
  MissingRecordIdsResponse: {
    missing: 'The IDs that the queue does not hold, in canonical form and in the given order.',
  },
  SelectionFacts: {
    selected: 'The records that the selector keeps.',
    records: 'The selected records that are in the file.',
    unfinished: 'The selected sessions that export_computed_metrics_only leaves out.',
    bytes: 'The size of the file.',
    bytes_are_exact: 'False: the size is an estimate from some of the rows.',
    empty_columns: 'The columns of a CSV file without a value in any of the records.',
    long_cells: 'Cells with more than the 32 767 characters that fit a cell of a spreadsheet.',
    formula_cells: 'Texts that start like a formula of a spreadsheet and are not numbers.',
    non_ascii_cells: 'Cells with characters beyond ASCII, which Excel garbles without a BOM.',
    digit_cells: 'Numbers with more than the 15 digits that a spreadsheet keeps.',
    rewritten_cells: 'Other texts that a spreadsheet reads as a number or a date and rewrites.',
    empty_lines: 'In a CSV file with one column, the records without a value.',
    timeline: 'created_at of the whole queue in buckets of equal width. Null for an empty queue.',
    fully_annotated:
      'The selected records that everyone has rated whose ratings are required. Null without templates.',
  },
  KeptExport: { expires_at: 'When the server deletes it, unless it is kept again.' },
  ListedExport: { user_id: 'The user who keeps it.' },
  ServerInfo: {
    mode: 'sample: the server has sample records and users. queues: it serves the records of its operator.',
    sample_users: 'The users who can sign in with one click. Empty in mode queues.',
    sample_queues: 'The sample queues that are ready. Empty in mode queues.',
    preparing: 'The queues that are being imported, in order. Empty in mode queues.',
    failed: 'The queues that could not be imported. Empty in mode queues.',
    service: 'The host of the real service to which this server forwards calls, or null.',
  },
  Healthcheck: {
    preparing: 'The number of queues that are being imported.',
    failed: 'The number of queues that could not be imported.',
  },
  SharedConfiguration: {
    '': 'A configuration of the page. The server keeps it without reading it.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>
