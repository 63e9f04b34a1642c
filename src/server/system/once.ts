/** The work runs with the first call; later calls get the same result. */
export function once<Result>(work: () => Result): () => Result {
  let done: { readonly result: Result } | null = null
  return () => (done ??= { result: work() }).result
}
