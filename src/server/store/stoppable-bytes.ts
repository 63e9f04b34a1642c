/** When the reader stops early, the signal aborts first, so that the generator does not wait. */
export function stoppableBytes(
  generate: (stop: AbortController) => AsyncGenerator<Uint8Array, undefined>,
): AsyncIterableIterator<Uint8Array> {
  const stop = new AbortController()
  const bytes = generate(stop)
  return {
    next: () => bytes.next(),
    return: async () => {
      stop.abort()
      return bytes.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
