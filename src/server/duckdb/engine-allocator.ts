/**
 * One jemalloc arena for four threads: with more, freed memory stays in its arena for seconds, and
 * exports take a third more memory. DuckDB reads this only when it is loaded. The user's own setting
 * wins.
 */
export function setEngineAllocator(environment: NodeJS.ProcessEnv, threads: number): void {
  environment.DUCKDB_JE_MALLOC_CONF ??= `narenas:${Math.ceil(threads / 4)}`
}
