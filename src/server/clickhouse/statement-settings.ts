import type { ClickHouseSettings } from '@clickhouse/client'

/** What every statement runs with, whatever the server's own defaults and the user's are. */
export const everywhere: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  // `"inf"`, which would be null.
  output_format_json_quote_denormals: 1,
  transform_null_in: 0,
  join_use_nulls: 0,
  aggregate_functions_null_for_empty: 0,
  // A tree of 100 levels, and lists that come in several parameters.
  max_query_size: '10485760',
  max_ast_depth: '10000',
  max_parser_depth: '10000',
  max_ast_elements: '1000000',
  max_expanded_ast_elements: '5000000',
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: '110000',
  // What is over a limit fails: a part of the records must not pass for all of them.
  timeout_overflow_mode: 'throw',
  read_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  sort_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  // Rows are there when an insert returns, in the blocks that were sent.
  async_insert: 0,
}

/**
 * Who goes away has the statement stopped: the server does that only where nothing may be written,
 * and what comes by POST may write unless this is said.
 */
export const asking: ClickHouseSettings = {
  readonly: '2',
  cancel_http_readonly_queries_on_client_close: 1,
}

/** On several servers: what one has written the others read, and a shard that is away is a failure. */
export const onCluster: ClickHouseSettings = {
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
  select_sequential_consistency: '1',
  distributed_foreground_insert: 1,
  mutations_sync: '2',
  skip_unavailable_shards: 0,
}
