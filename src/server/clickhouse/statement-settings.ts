import type { ClickHouseSettings } from '@clickhouse/client'

/** For every statement, whatever the defaults of the server and the user are. */
export const everyStatement: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  // Otherwise infinity would be null.
  output_format_json_quote_denormals: 1,
  transform_null_in: 0,
  join_use_nulls: 0,
  aggregate_functions_null_for_empty: 0,
  // Trees have up to 100 levels, and lists come in several parameters.
  max_query_size: '10485760',
  max_ast_depth: '10000',
  max_parser_depth: '10000',
  max_ast_elements: '1000000',
  max_expanded_ast_elements: '5000000',
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: '110000',
  // A limit must fail: some records must not pass for all.
  timeout_overflow_mode: 'throw',
  read_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  sort_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  // Rows are stored when an insert returns, in the blocks that were sent.
  async_insert: 0,
}

/**
 * ClickHouse cancels a query on disconnect only if it is read-only; POST queries are not unless this is
 * set.
 */
export const readOnly: ClickHouseSettings = {
  readonly: '2',
  cancel_http_readonly_queries_on_client_close: 1,
}

/** A server reads what others have written, and a shard that is down fails the read. */
export const onCluster: ClickHouseSettings = {
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
  select_sequential_consistency: '1',
  distributed_foreground_insert: 1,
  mutations_sync: '2',
  skip_unavailable_shards: 0,
}
