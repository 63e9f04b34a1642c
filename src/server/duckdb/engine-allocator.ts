/**
 * Says how the engine's allocator (jemalloc) keeps memory that was given back: in one arena for four
 * threads. With the arenas that it makes by itself, each keeps for seconds what the others could use,
 * and exports took a third more memory. It is read when the engine is loaded; who runs the server may
 * say otherwise.
 */
export function setEngineAllocator(environment: NodeJS.ProcessEnv, threads: number): void {
  environment.DUCKDB_JE_MALLOC_CONF ??= `narenas:${Math.ceil(threads / 4)}`
}
