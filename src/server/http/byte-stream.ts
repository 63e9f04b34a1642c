import { CallerGone } from '#server/store/store.ts'

/**
 * A body that asks the source for a chunk only when the client takes one. The first chunk is
 * fetched here, so that a source that fails at once still becomes an error with a status.
 *
 * When the source fails later, `breakOff` cuts the connection, and says whether there was one to
 * cut: a body that ends normally would pass for a whole file. When the client goes away, the source's
 * iteration is ended; where `signal` aborts before the first chunk, it throws.
 */
export async function openByteStream(
  source: AsyncIterable<Uint8Array>,
  {
    signal,
    breakOff,
  }: { readonly signal: AbortSignal; readonly breakOff: (cause: unknown) => boolean },
): Promise<ReadableStream<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]()
  const stop = async () => {
    await iterator.return?.()
  }
  const stopQuietly = () => void stop().catch(() => undefined)
  signal.addEventListener('abort', stopQuietly, { once: true })
  let next: IteratorResult<Uint8Array> | null = await iterator.next().catch((cause: unknown) => {
    throw signal.aborted ? new CallerGone() : cause
  })
  signal.removeEventListener('abort', stopQuietly)
  if (signal.aborted) {
    // A source that was ended looks like one that is empty; nobody got a byte of either.
    stopQuietly()
    throw new CallerGone()
  }

  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = next ?? (await iterator.next())
          next = null
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (cause) {
          // The error says nothing of the cause: whoever serves the body may write its text into it.
          if (!breakOff(cause)) controller.error(new Error('The export broke off.'))
        }
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  )
}
